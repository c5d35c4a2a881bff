import { evacueeKinds, type Evacuee } from '#shared/contract/evacuation.ts'
import type { ReceptionRules } from '#shared/contract/reception-rules.ts'

/** By area as the site names them, those in none of them last; inside an area visitors first, each kind by pinyin. */
export function inOrder(people: readonly Evacuee[], areas: ReceptionRules['areas']): Evacuee[] {
  const names = areas.map(({ name }) => name)
  const placeOf = ({ area }: Evacuee) => {
    if (area === '') return names.length + 1
    const at = names.indexOf(area)
    return at === -1 ? names.length : at // an area that the site has renamed since
  }
  const kindOf = ({ kind }: Evacuee) => evacueeKinds.indexOf(kind)
  const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
  return [...people].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      compare(a.area, b.area) ||
      kindOf(a) - kindOf(b) ||
      compare(a.pinyin, b.pinyin) ||
      (a.visitId ?? a.staffId ?? 0) - (b.visitId ?? b.staffId ?? 0),
  )
}
