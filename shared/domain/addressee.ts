export interface Addressed {
  readonly recipientId: number | null
  readonly recipientName: string
  readonly recipientPhoneLast4: string
}

/** Privacy labels print one person as 王** or 王女士: the same colleague, name or end of the phone is the same addressee. */
export function sameAddressee(one: Addressed, other: Addressed): boolean {
  if (one.recipientId !== null && one.recipientId === other.recipientId) return true
  if (one.recipientName === other.recipientName) return true
  return one.recipientPhoneLast4 !== '' && one.recipientPhoneLast4 === other.recipientPhoneLast4
}

/** Nobody is the addressee of parcels for different people. */
export function haveOneAddressee(parcels: readonly Addressed[]): boolean {
  const [first] = parcels
  return first === undefined || parcels.every((parcel) => sameAddressee(parcel, first))
}
