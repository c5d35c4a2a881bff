import type { EvacueeKind } from '../contract/evacuation.ts'
import type { ReceptionRules } from '../contract/reception-rules.ts'

type Areas = ReceptionRules['areas']

/**
 * The area in which somebody is looked for: the one that has the place he was led to, else the one of the department. A
 * place or a department may be an area of its own name. Empty: none of the site's areas.
 */
export function areaOf(areas: Areas, place: string, department: string): string {
  const of = (where: string) =>
    where === ''
      ? undefined
      : areas.find(({ name, departments }) => name === where || departments.includes(where))?.name
  return of(place) ?? of(department) ?? ''
}

interface Line {
  readonly kind: EvacueeKind
  readonly people: number
  readonly foundAt: number | null
  readonly area: string
}

export interface Totals {
  readonly visitor: number
  readonly contractor: number
  readonly staff: number
  /** Visitors, contractors and staff: inside for certain. */
  readonly people: number
  readonly found: number
  /** People whose visits the system closed: they may be inside, and are in no other total. */
  readonly unsure: number
  readonly unsureFound: number
}

/** People, not lines: a visitor counts with his companions. */
export function totalsOf(lines: readonly Pick<Line, 'kind' | 'people' | 'foundAt'>[]): Totals {
  const sum = (of: (line: Pick<Line, 'kind' | 'foundAt'>) => boolean) =>
    lines.reduce((total, line) => total + (of(line) ? line.people : 0), 0)
  const certain = ({ kind }: Pick<Line, 'kind'>) => kind !== 'closedBySystem'
  return {
    visitor: sum(({ kind }) => kind === 'visitor'),
    contractor: sum(({ kind }) => kind === 'contractor'),
    staff: sum(({ kind }) => kind === 'staff'),
    people: sum(certain),
    found: sum((line) => certain(line) && line.foundAt !== null),
    unsure: sum((line) => !certain(line)),
    unsureFound: sum((line) => !certain(line) && line.foundAt !== null),
  }
}

export interface AreaBlock<L> {
  readonly area: string
  readonly lines: readonly L[]
  readonly totals: Totals
}

/** Those inside for certain by area, in the order in which the areas come; the people of all blocks are all people. */
export function byArea<L extends Line>(lines: readonly L[]): AreaBlock<L>[] {
  const blocks = new Map<string, L[]>()
  for (const line of lines) {
    if (line.kind === 'closedBySystem') continue
    const known = blocks.get(line.area)
    if (known) known.push(line)
    else blocks.set(line.area, [line])
  }
  return [...blocks].map(([area, inIt]) => ({ area, lines: inIt, totals: totalsOf(inIt) }))
}
