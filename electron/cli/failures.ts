import { notVerified } from '#core/database/copy.ts'
import { deskErrorOf, OpenError } from '#core/database/errors.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { command as texts } from '#shared/i18n/command.ts'
import { errors } from '#shared/i18n/errors.ts'
import { start } from '#shared/i18n/start.ts'
import { CommandError } from './command.ts'

/** An open failure as the sentence of the start screen. */
export function openFailure(error: unknown): unknown {
  if (!(error instanceof OpenError)) return error
  const { reason, file, detail, backup } = error
  return new CommandError(start[reason].what, { file, detail, backup: backup ?? '' })
}

/** Failures of disks and files as sentences; anything else is a bug and shows itself as one. */
export function diskFailure(error: unknown): unknown {
  if (error instanceof OpenError) return openFailure(error)
  const expected = error instanceof DeskError ? (error as DeskError) : deskErrorOf(error)
  if (expected) return new CommandError(errors[expected.code])
  if ((error as { code?: unknown }).code === notVerified)
    return new CommandError(texts.backup.notVerified, { why: (error as Error).message })
  return error
}
