import type { Verification } from '#shared/contract/desk.ts'
import type { RetentionCounts } from '#shared/contract/privacy.ts'
import type { ExportFormat, VisitStatistics } from '#shared/contract/statistics.ts'
import type { CopyInput } from '../database/copy.ts'
import type { Manifest } from '../database/manifest.ts'
import type { Structure } from '../database/structure.ts'
import type { KeepingFacts } from '../features/privacy/keeping.ts'
import type { ExportColumn } from './export-columns.ts'
import type { SheetResult } from '../sheets/read.ts'

/** What runs in a worker thread: the data that goes in and the answer that comes out, both plain. */
export interface Jobs {
  verify: { input: { readonly dataDir: string }; result: Verification }
  copy: { input: CopyInput; result: Manifest }
  /** Long-lived: until it is cancelled. */
  checkpoint: {
    input: { readonly file: string; readonly everyMs: number }
    result: { readonly runs: number }
  }
  /** A list from outside, which may be made to hang or to burst whoever reads it. */
  readTable: { input: { readonly bytes: Uint8Array }; result: SheetResult }
  quickCheck: { input: { readonly file: string }; result: Structure }
  /** `from` included, `to` excluded, UTC ms; `months`: those (YYYY-MM) that lie in the range as a whole. */
  visitStatistics: {
    input: {
      readonly file: string
      readonly from: number
      readonly to: number
      readonly zone: string
      readonly months: readonly string[]
    }
    result: VisitStatistics
  }
  /** Keeping as it is, and as it would be. */
  retentionPreview: {
    input: { readonly file: string; readonly today: KeepingFacts; readonly then: KeepingFacts }
    result: RetentionCounts
  }
  exportVisits: { input: ExportInput; result: { readonly rows: number; readonly bytes: Uint8Array } }
}
export type JobName = keyof Jobs

/** The visits of some days, or those of them that a search found. Titles and words are those of the file's language. */
interface ExportInput {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly ids: readonly number[] | null
  /** Rows expected, for the progress. */
  readonly total: number
  readonly zone: string
  readonly format: ExportFormat
  readonly titles: Readonly<Record<ExportColumn, string>>
  readonly words: Readonly<Record<string, string>>
}

/** What a worker is started with. `flag[0]` becomes 1 when the job is to stop. */
export interface JobOrder {
  readonly job: JobName
  readonly input: unknown
  readonly flag: Int32Array
}

/** What a worker says. An error crosses as plain data: classes do not survive the crossing. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: PlainError }

export interface PlainError {
  readonly message: string
  /** SQLite's or the system's code, `''` when there is none. */
  readonly code: string
  readonly open: { readonly reason: string; readonly file: string; readonly detail: string } | null
}
