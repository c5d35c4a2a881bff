import { isDefinedError } from '@orpc/client'
import { useMemo, useRef } from 'react'
import { v7 } from 'uuid'
import type { DeskErrorCode } from '#shared/contract/errors.ts'

/** A new time-ordered request id. */
export const newRequestId = (): string => v7()

/**
 * The request id of one form: stays the same while the form is sent again (double click, lost answer), so that the core
 * answers a repeat with its first answer; `renew` after success starts the next record.
 */
export function useRequestId(): { current: () => string; renew: () => void } {
  const id = useRef<string | null>(null)
  return useMemo(
    () => ({
      current: () => (id.current ??= newRequestId()),
      renew: () => {
        id.current = null
      },
    }),
    [],
  )
}

export interface ShownError {
  readonly code: DeskErrorCode | 'UNKNOWN' | 'CONNECTION_LOST'
  readonly data: Readonly<Record<string, unknown>>
}

/** An error as the interface shows it: `errors.<code>` with its data; anything unexpected is UNKNOWN. */
export function shownError(error: unknown): ShownError {
  if (isDefinedError(error as Error)) {
    const { code, data } = error as { code: DeskErrorCode; data: Record<string, unknown> }
    return { code, data }
  }
  const lost = error instanceof Error && /closed|disconnect|abort/i.test(error.message)
  return { code: lost ? 'CONNECTION_LOST' : 'UNKNOWN', data: {} }
}
