import type { StartFailure } from '#shared/start-failure.ts'

/** Main to core. A `connect` carries one message port. */
export type ToCore =
  | { readonly type: 'start'; readonly dataDir: string; readonly demo: boolean; readonly version: string }
  | { readonly type: 'connect'; readonly screen: 'reception' | 'clock' | 'visitor' | 'print' }
  | { readonly type: 'key'; readonly call: number; readonly key: string | null; readonly failed: boolean }
  /** Answers `renderPdf`; null: it was not drawn. */
  | { readonly type: 'pdf'; readonly call: number; readonly pdf: Uint8Array | null }
  /** The computer woke up: what hangs on its ports must be opened again. */
  | { readonly type: 'resumed' }
  | { readonly type: 'stop' }

/** Core to main. `loadKey` and `saveKey` are answered by `key`; keys travel as base64. */
export type FromCore =
  | { readonly type: 'ready' }
  | ({ readonly type: 'failed' } & StartFailure)
  | { readonly type: 'loadKey'; readonly call: number }
  | { readonly type: 'saveKey'; readonly call: number; readonly key: string }
  /** Draw an address of the print route in a hidden window; answered by `pdf`. */
  | { readonly type: 'renderPdf'; readonly call: number; readonly path: string }
