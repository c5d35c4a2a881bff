import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'

import { mostPieces, pieceBytes, type PreviewDone } from '#shared/contract/punch-files.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'

export type Order = 'attlog' | 'push' | null
export type Link = { readonly userNo: string; readonly staffId: number }

/** A file on its way: nothing yet, being worked on, looked at, or refused. */
export type Stage =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly step: 'sending' | 'reading' | 'saving'; readonly percent: number }
  | { readonly kind: 'seen'; readonly preview: PreviewDone; readonly order: Order }
  /** `message`: what is the matter and what to do next. */
  | { readonly kind: 'refused'; readonly message: string }

/** A file that is larger is refused before it is sent. */
const mostBytes = mostPieces * pieceBytes

const percentOf = (done: number, total: number) =>
  Math.min(100, Math.round((done * 100) / Math.max(total, 1)))

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** Sends a file to the core in pieces, has it looked at, and imports it. Leaving the screen stops whatever runs. */
export function useTerminalFile() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const client = useDesk()
  const [stage, setStage] = useState<Stage>({ kind: 'none' })
  const [name, setName] = useState('')
  const uploadId = useRef('')
  const requestId = useRef('')
  const stopping = useRef(new AbortController())
  useEffect(() => () => stopping.current.abort(), [])

  /** Answers what the work answers; undefined when it was stopped or refused. */
  async function run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    stopping.current.abort()
    const own = new AbortController()
    stopping.current = own
    try {
      const result = await work(own.signal)
      return own.signal.aborted ? undefined : result
    } catch (error) {
      if (!own.signal.aborted) setStage({ kind: 'refused', message: sentence(error) })
      return undefined
    }
  }
  const working = (step: 'sending' | 'reading' | 'saving', percent = 0) =>
    setStage({ kind: 'working', step, percent })

  async function send(file: File, signal: AbortSignal): Promise<void> {
    uploadId.current = v7()
    requestId.current = newRequestId()
    for (let at = 0, index = 0; at < Math.max(file.size, 1); at += pieceBytes, index += 1) {
      const bytes = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer())
      const input = { uploadId: uploadId.current, index, piece: base64Of(bytes) }
      await client.punchFiles.send(input, { signal })
      if (!signal.aborted) working('sending', percentOf(at + bytes.length, file.size))
    }
  }

  async function look(order: Order, signal: AbortSignal): Promise<void> {
    working('reading')
    const input = { uploadId: uploadId.current, order }
    for await (const event of await client.punchFiles.preview(input, { signal }))
      if (signal.aborted) return
      else if (event.kind === 'done') setStage({ kind: 'seen', preview: event, order })
      else working('reading', percentOf(event.done, event.total))
  }

  return {
    stage,
    name,
    async choose(file: File) {
      setName(file.name)
      if (file.size > mostBytes) {
        setStage({ kind: 'refused', message: t('errors.PUNCH_FILE_TOO_LARGE') })
        return
      }
      working('sending')
      await run(async (signal) => {
        await send(file, signal)
        await look(null, signal)
      })
    },
    look: (order: Order) => run((signal) => look(order, signal)),
    /** Answers how many came in; undefined when it was stopped or refused. */
    take: (order: Order, links: readonly Link[], add: readonly string[]) =>
      run(async (signal) => {
        const input = { requestId: requestId.current, uploadId: uploadId.current, name: name.slice(-120) }
        const lists = { order, links: [...links], add: [...add] }
        working('saving')
        for await (const event of await client.punchFiles.import({ ...input, ...lists }, { signal }))
          if (event.kind === 'done') return event.taken
          else if (!signal.aborted) working(event.step, percentOf(event.done, event.total))
        return undefined
      }),
    stop() {
      stopping.current.abort()
      setStage({ kind: 'none' })
    },
  }
}
