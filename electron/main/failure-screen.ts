import { startFailurePage } from '#shared/start-failure.ts'
import type { CoreFailure } from './supervisor.ts'

/**
 * A page of its own for the worst case, as a data address: it needs neither the core, nor the interface, nor the disk.
 * `null`: the core ended too often.
 */
export function failureAddress(failure: CoreFailure | null): string {
  const page = startFailurePage(failure ?? { reason: 'crashed', file: '', detail: '', backup: null })
  return `data:text/html;charset=utf-8,${encodeURIComponent(page)}`
}
