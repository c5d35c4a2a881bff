import type { Verification } from '#shared/contract/desk.ts'

export type RestoreFailure = 'noSuchFile' | 'checksum' | 'copyDamaged' | 'keyNeeded' | 'keyWrong'

/** Why nothing was restored; the folder is as it was. */
export class RestoreError extends Error {
  readonly reason: RestoreFailure
  readonly verification: Verification | null

  constructor(reason: RestoreFailure, verification: Verification | null = null) {
    super(reason)
    this.name = 'RestoreError'
    this.reason = reason
    this.verification = verification
  }
}
