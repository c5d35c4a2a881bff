import { useQuery } from '@tanstack/react-query'
import { Descriptions } from 'antd'

import type { VisitRecord } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { nameIn } from '../../client/in-locale.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'

/** How somebody was received: his type and grade, where he was led and by whom, and the answers his type asked for. */
export function VisitOwnFields({ visit }: { visit: VisitRecord }) {
  const { t, locale } = useTexts()
  const api = useApi()
  const types = useQuery(api.visitType.list.queryOptions({ input: { retired: true } }))
  const grades = useQuery(api.grade.list.queryOptions({ input: { retired: true } }))
  if (!types.data || !grades.data) return null
  const type = types.data.find(({ id }) => id === visit.typeId)
  const grade = grades.data.find(({ id }) => id === visit.gradeId)
  const lines: readonly (readonly [string, string])[] = [
    [t('visitors.type'), type ? nameIn(locale, type) : ''],
    [t('visitors.grade'), grade ? `${grade.letter} ${nameIn(locale, grade)}` : ''],
    [t('visitors.place'), visit.place],
    [t('visitors.escort'), visit.escort],
    [t('visitors.stayUntil'), visit.stayUntil === null ? '' : formatMoment(visit.stayUntil)],
    ...(type?.fields.own ?? []).map(
      ({ key, label, labelEn }) =>
        [nameIn(locale, { name: label, nameEn: labelEn }), visit.ownFields[key] ?? ''] as const,
    ),
  ]
  const given = lines.filter(([, value]) => value !== '')
  if (given.length === 0) return null
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      className="v-reception"
      items={given.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
