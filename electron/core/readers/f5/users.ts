/** The module counts users from 1 to FFF; our slots begin at 0: slot n is user n + 1. Nothing else knows of this. */
export const userOf = (slot: number): number => slot + 1
export const slotOf = (user: number): number => user - 1

/** The highest user number there is, whatever capacity a module claims. */
export const LAST_USER = 0xfff
