import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { Grade, VisitType } from '#shared/contract/reception.ts'
import { useApi } from '../../client/desk.tsx'

/** Where this browser remembers the type chosen last; no personal data. */
const memory = 'qiantai.visitType'

function remembered(): number {
  try {
    return Number(localStorage.getItem(memory))
  } catch {
    return 0
  }
}

/** The type the next registration begins with. */
export function rememberType(id: number | null): void {
  try {
    if (id !== null) localStorage.setItem(memory, String(id))
  } catch {
    // A browser that refuses storage begins with the first type.
  }
}

export interface Reception {
  readonly types: readonly VisitType[]
  readonly grades: readonly Grade[]
  readonly type: VisitType | null
  readonly grade: Grade | null
  /** Chosen by hand; the grade follows the type until it is chosen too. */
  chooseType(id: number): void
  chooseGrade(id: number): void
  /** What a known person came as, unless the desk has chosen already. */
  suggest(typeId: number | null, gradeId: number | null): void
  clear(): void
}

const nothing = { typeId: null, gradeId: null } as {
  readonly typeId: number | null
  readonly gradeId: number | null
}

/** Which type and grade a registration has: chosen, else the last one, else the first. Undefined while they load. */
export function useReception(): Reception | undefined {
  const api = useApi()
  const types = useQuery(api.visitType.list.queryOptions({ input: {} })).data
  const grades = useQuery(api.grade.list.queryOptions({ input: {} })).data
  const [chosen, setChosen] = useState(nothing)
  const [known, setKnown] = useState(nothing)
  if (!types || !grades) return undefined

  const typeOf = (id: number | null) => types.find((one) => one.id === id)
  const gradeOf = (id: number | null) => grades.find((one) => one.id === id)
  const type = typeOf(chosen.typeId ?? known.typeId) ?? typeOf(remembered()) ?? types[0] ?? null
  const knownGrade = chosen.typeId === null ? known.gradeId : null
  const grade =
    gradeOf(chosen.gradeId ?? knownGrade) ??
    gradeOf(type?.gradeId ?? null) ??
    // a type that names none is received as the usual visitor is, not as the first letter of the list
    gradeOf(types.find(({ gradeId }) => gradeId !== null)?.gradeId ?? null) ??
    grades.find(({ anonymous }) => !anonymous) ??
    null
  return {
    types,
    grades,
    type,
    grade,
    chooseType: (typeId) => setChosen({ typeId, gradeId: null }),
    chooseGrade: (gradeId) => setChosen(({ typeId }) => ({ typeId, gradeId })),
    suggest: (typeId, gradeId) => setKnown({ typeId, gradeId }),
    clear() {
      setChosen(nothing)
      setKnown(nothing)
    },
  }
}
