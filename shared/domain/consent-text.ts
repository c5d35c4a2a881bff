/**
 * Parts of the consent to fingerprints, in the order in which they are read out and printed: who, what for, what, why apart,
 * how long, the equal alternative, taking it back, rights (PIPL 15, 17, 28 to 30, 47). Keys of `staff.consent`.
 */
export const consentParts = [
  'who',
  'purpose',
  'data',
  'sensitive',
  'retention',
  'alternative',
  'withdraw',
  'rights',
] as const
