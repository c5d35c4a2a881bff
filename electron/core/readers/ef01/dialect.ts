/**
 * How a module speaks beyond what all of them do. Nothing on the wire tells them apart safely: the codes 31 to 35 and
 * 3C, 3D mean opposite things (wire reference 2.5), so that only a setting decides.
 */
export type Ef01Dialect = 'classic' | 'r503' | 'ps'

/** What 22 and 23 say of a slot: R503 means by 22 that it is empty, a PS-dialect module that it is not. */
export function slotWord(dialect: Ef01Dialect, confirmation: number): 'taken' | 'empty' | undefined {
  if (confirmation === 0x22) return dialect === 'ps' ? 'taken' : dialect === 'r503' ? 'empty' : undefined
  return confirmation === 0x23 && dialect === 'ps' ? 'empty' : undefined
}
