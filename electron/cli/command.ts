import { parseArgs, type ParseArgsConfig } from 'node:util'
import { sayBoth } from '#shared/i18n/fill.ts'
import type { Pair } from '#shared/i18n/pair.ts'

/** One command of `qiantai`. Results go to standard output as JSON, everything said to people to standard error. */
export interface Command {
  readonly summary: Pair
  /** After `qiantai`: `verify --data DIR`. */
  readonly usage: string
  readonly options: readonly (readonly [flag: string, what: Pair])[]
  /** Answers the exit code: 0 well, 1 not well. @throws UsageError, CommandError */
  run(args: string[]): Promise<number>
}

/** Wrong arguments: exit code 2, with the command's usage. */
export class UsageError extends Error {}

/** An expected failure, said in one sentence in both languages: exit code 1. */
export class CommandError extends Error {
  constructor(pair: Pair, values: Readonly<Record<string, string | number>> = {}) {
    super(sayBoth(pair, values))
  }
}

/** `parseArgs` whose complaints are usage errors. */
export function parse<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs<T>({ ...config, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** A result on standard output: one JSON document on one line. */
export function answer(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** One line for people, on standard error. */
export function tell(pair: Pair, values: Readonly<Record<string, string | number>> = {}): void {
  process.stderr.write(`${sayBoth(pair, values)}\n`)
}

/** Resolves at the first SIGINT, SIGTERM or SIGHUP. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
}
