import { v7 } from 'uuid'
import type { DeskClient } from '#core/desk.ts'
import { pieceBytes, type PreviewDone } from '#shared/contract/punch-files.ts'

type Order = 'attlog' | 'push' | null

/** A line as a terminal writes it; state 0 comes, 1 goes, 255 says nothing. */
export const attlogLine = (userNo: string, at: string, state = 0) =>
  `${userNo.padStart(9)}\t${at}\t1\t${state}\t1\t0\r\n`

/** A file of so many punches of user number 1, a little more than a minute apart. */
export function manyLines(count: number): string {
  const at = (line: number) => new Date(Date.UTC(2026, 0, 1) + line * 61_000).toISOString().slice(0, 19)
  return Array.from({ length: count }, (_, line) => attlogLine('1', at(line).replace('T', ' '))).join('')
}

/** Sends a file in pieces, as the page does; answers its upload id. */
export async function upload(client: DeskClient, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content as string)
  const uploadId = v7()
  for (let at = 0, index = 0; at < Math.max(bytes.length, 1); at += pieceBytes, index += 1) {
    const piece = bytes.subarray(at, at + pieceBytes).toString('base64')
    await client.punchFiles.send({ uploadId, index, piece })
  }
  return uploadId
}

export async function preview(
  client: DeskClient,
  content: string | Buffer,
  order: Order = null,
): Promise<PreviewDone> {
  const uploadId = await upload(client, content)
  let done: PreviewDone | undefined
  for await (const event of await client.punchFiles.preview({ uploadId, order }))
    if (event.kind === 'done') done = event
  if (!done) throw new Error('the preview ended without a result')
  return done
}

type Import = Partial<Parameters<DeskClient['punchFiles']['import']>[0]>

/** Takes a file over whole. */
export async function importFile(
  client: DeskClient,
  content: string | Buffer,
  change: Import = {},
): Promise<{ id: number; taken: number }> {
  const uploadId = await upload(client, content)
  const input = { requestId: v7(), uploadId, name: 'attlog.dat', order: null, links: [], add: [], ...change }
  for await (const event of await client.punchFiles.import(input))
    if (event.kind === 'done') return { id: event.id, taken: event.taken }
  throw new Error('the import ended without a result')
}
