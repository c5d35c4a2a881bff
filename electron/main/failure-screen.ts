import { startFailurePage, type StartFailure } from '#shared/start-failure.ts'

/** A page of its own for the worst case, as a data address: it needs neither the core, nor the interface, nor the disk. */
export function failureAddress(failure: StartFailure): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(startFailurePage(failure))}`
}
