/** One shelf has one name, however it was typed: `a-3` is `A-3`. */
export const normalShelf = (shelf: string): string => shelf.trim().toUpperCase()

/** The shelf address, which is the pickup code: shelf `2-5` and place 18 are `2-5-18`. */
export const pickupCodeOf = (shelf: string, place: number): string => `${shelf}-${place}`

/** The lowest place, from 1, that nothing lies on; `taken` in any order. */
export function lowestFreePlace(taken: Iterable<number>): number {
  const places = new Set(taken)
  let place = 1
  while (places.has(place)) place += 1
  return place
}
