/**
 * The texts people consent to fingerprints by, oldest first (PIPL 28-29: separate consent). The later one says in addition
 * that an encrypted copy stays on the PC, and is signed where the site keeps copies.
 */
export const consentVersions = ['2026-1', '2026-2'] as const
export type ConsentVersion = (typeof consentVersions)[number]

/** The text that allows a copy. */
export const copyingConsent: ConsentVersion = '2026-2'

/**
 * Parts of the consent in the order in which they are read out and printed: who, what for, what, why apart, how long, the
 * equal alternative, taking it back, rights (PIPL 15, 17, 28 to 30, 47). Keys of `staff.consent`.
 */
const parts = {
  '2026-1': ['who', 'purpose', 'data', 'sensitive', 'retention', 'alternative', 'withdraw', 'rights'],
  '2026-2': [
    'who',
    'purpose',
    'dataCopied',
    'sensitive',
    'retentionCopied',
    'alternative',
    'withdrawCopied',
    'rights',
  ],
} as const satisfies Record<ConsentVersion, readonly string[]>

export const consentParts = (version: ConsentVersion): (typeof parts)[ConsentVersion] => parts[version]
