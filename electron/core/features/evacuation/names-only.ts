import type { EvacuationList } from '#shared/contract/evacuation.ts'

/** The list without anything but who is where: what a locked reception prints. */
export function namesOnlyOf(list: EvacuationList): EvacuationList {
  const bare = { company: '', phone: '', host: '' }
  return {
    ...list,
    people: list.people.map((one) => ({ ...one, ...bare, badgeNumber: '', pinyin: '', arrivedAt: null })),
    notArrived: [],
  }
}
