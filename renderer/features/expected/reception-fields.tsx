import { useQuery } from '@tanstack/react-query'

import { useApi } from '../../client/desk.tsx'
import { nameIn } from '../../client/in-locale.ts'
import { useTexts } from '../../i18n/index.ts'
import { SelectField } from '../../ui/fields.tsx'

interface Choice {
  readonly id: number
  readonly name: string
  readonly nameEn: string
}

/** Types and grades, also those no longer in use, which earlier appointments speak of. */
function useChoices() {
  const { locale } = useTexts()
  const api = useApi()
  const types = useQuery(api.visitType.list.queryOptions({ input: { retired: true } })).data ?? []
  const grades = useQuery(api.grade.list.queryOptions({ input: { retired: true } })).data ?? []
  const gradeName = (grade: Choice & { letter: string }) => `${grade.letter} ${nameIn(locale, grade)}`
  return { types, grades, typeName: (type: Choice) => nameIn(locale, type), gradeName }
}

/** What he comes as and how he is received, as on the register form; left open, it is decided when he arrives. */
export function ReceptionFields() {
  const { t } = useTexts()
  const { types, grades, typeName, gradeName } = useChoices()
  const inUse = ({ retiredAt }: { retiredAt: number | null }) => retiredAt === null
  const placeholder = t('expected.onArrival')
  const typesOffered = types.filter(inUse)
  const gradesOffered = grades.filter(inUse)
  return (
    <>
      {typesOffered.length > 0 && (
        <SelectField
          name="typeId"
          label={t('visitors.type')}
          placeholder={placeholder}
          options={typesOffered.map((type) => ({ value: type.id, label: typeName(type) }))}
        />
      )}
      {gradesOffered.length > 0 && (
        <SelectField
          name="gradeId"
          label={t('visitors.grade')}
          placeholder={placeholder}
          options={gradesOffered.map((grade) => ({ value: grade.id, label: gradeName(grade) }))}
        />
      )}
    </>
  )
}

/** The names of an appointment's type and grade; empty: left open. */
export function useReceptionNames({ typeId, gradeId }: { typeId: number | null; gradeId: number | null }) {
  const { types, grades, typeName, gradeName } = useChoices()
  const type = types.find(({ id }) => id === typeId)
  const grade = grades.find(({ id }) => id === gradeId)
  return { type: type ? typeName(type) : '', grade: grade ? gradeName(grade) : '' }
}
