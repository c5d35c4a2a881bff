import { text as readAll } from 'node:stream/consumers'
import { v7 } from 'uuid'
import { isDefinedError, ORPCError } from '@orpc/client'
import type { Connection } from '#core/connection.ts'
import type { Desk } from '#core/desk.ts'
import { contract } from '#shared/contract/index.ts'
import type { ProcedureMeta } from '#shared/contract/builder.ts'
import { fill, sayBoth } from '#shared/i18n/fill.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { errors } from '#shared/i18n/errors.ts'
import { answer, CommandError, parse, stopSignal, UsageError, type Command } from './command.ts'
import { dataDirOf } from './folders.ts'
import { openDesk } from './open-desk.ts'
import { portsFor, quietLog } from './ports.ts'
import { askSecret } from './secret.ts'

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>

function procedureOf(path: readonly string[]): ProcedureMeta {
  let found: unknown = contract
  for (const name of path)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? found[name as never] : null
  if (typeof found === 'object' && found !== null && '~orpc' in found)
    return (found['~orpc'] as { meta: ProcedureMeta }).meta
  throw new UsageError(sayBoth(texts.call.noProcedure, { name: path.join('.') }))
}

async function inputOf(given: string | undefined, meta: ProcedureMeta): Promise<object> {
  const text = given === '-' ? await readAll(process.stdin) : (given ?? '{}')
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    throw new UsageError(sayBoth(texts.call.noJson))
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new UsageError(sayBoth(texts.call.noJson))
  return meta.act && !('requestId' in input) ? { requestId: v7(), ...input } : input
}

/** An expected failure as the sentence the interface would show, with its code. */
function callError(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error
  const code = error.code as string
  if (!isDefinedError(error) && !Object.hasOwn(errors, code)) return new CommandError(errors.UNKNOWN)
  const pair = Object.hasOwn(errors, code) ? errors[code as keyof typeof errors] : errors.UNKNOWN
  const values = error.data as Readonly<Record<string, string | number>> | undefined
  const said = pair.map((text) => fill(text, values)) as [string, string]
  const fields = code === 'INVALID_INPUT' ? ` ${JSON.stringify(values?.['fields'])}` : ''
  return new CommandError([`${code}${fields}: ${said[0]}`, said[1]])
}

async function signIn(desk: Desk, connection: Connection, staffNo: string): Promise<void> {
  const staffId = desk.core.sqlite.prepare('SELECT id FROM staff WHERE staff_no = ?').pluck().get(staffNo)
  if (typeof staffId !== 'number') throw new CommandError(texts.call.noStaff, { staffNo })
  const pin = await askSecret('QIANTAI_PIN', texts.call.pin)
  if (pin === null) throw new CommandError(texts.call.pinNeeded)
  await desk.client(connection).session.signIn({ staffId, pin })
}

const isIterator = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** The answer as one JSON line, or one line for each event until a signal ends it. */
async function printAnswer(call: Call, input: object): Promise<void> {
  const stop = new AbortController()
  const result = await call(input, { signal: stop.signal })
  if (!isIterator(result)) {
    answer(result)
    return
  }
  void stopSignal().then(() => {
    stop.abort()
  })
  for await (const event of result) answer(event)
}

export const callCommand: Command = {
  summary: texts.call.summary,
  usage: 'call PROCEDURE [JSON|-] --data DIR [--as STAFF_NO]',
  options: [
    ['PROCEDURE', texts.call.procedure],
    ['JSON|-', texts.call.json],
    ['--data DIR', texts.dataOption],
    ['--as STAFF_NO', texts.call.as],
  ],
  async run(args) {
    const options = { data: { type: 'string' }, as: { type: 'string' } } as const
    const { values, positionals } = parse({ args, options, allowPositionals: true })
    const [name, json, ...extra] = positionals
    if (name === undefined || extra.length > 0) throw new UsageError(sayBoth(texts.call.oneProcedure))
    const path = name.split('.')
    const input = await inputOf(json, procedureOf(path))
    const desk = await openDesk(portsFor(dataDirOf(values.data), quietLog))
    try {
      const connection = desk.connect('command')
      if (values.as !== undefined) await signIn(desk, connection, values.as)
      const call = path.reduce<unknown>(
        (node, key) => (node as Record<string, unknown>)[key],
        desk.client(connection),
      )
      await printAnswer(call as Call, input)
      return 0
    } catch (error) {
      throw callError(error)
    } finally {
      await desk.close()
    }
  },
}
