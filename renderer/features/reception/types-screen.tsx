import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'

import { ruledColumns, type VisitType } from '#shared/contract/reception.ts'
import { nameIn } from '../../client/in-locale.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { ReceptionPage } from './reception-page.tsx'
import { useAdopt, useListActions, useListOptions } from './use-listed.ts'

const marks = ['goodsCheck', 'hazardsQuestion', 'contractor', 'visitorSide'] as const

function useColumns(): Column<VisitType>[] {
  const { t, locale } = useTexts()
  const grades = useQuery(useListOptions().grades).data ?? []
  const gradeOf = ({ gradeId }: VisitType) => grades.find(({ id }) => id === gradeId)
  const marksOf = (type: VisitType) => [
    ...(type.photoRule === 'none' ? [] : [t('reception.list.mark.photo')]),
    ...marks.filter((mark) => type[mark]).map((mark) => t(`reception.list.mark.${mark}`)),
  ]
  const join = t('reception.words.join')
  return [
    {
      key: 'name',
      title: t('reception.list.name'),
      width: 150,
      render: (type) => (
        <>
          {nameIn(locale, type)}{' '}
          {type.retiredAt !== null && <StatusTag tone="quiet">{t('reception.list.retired')}</StatusTag>}
        </>
      ),
    },
    {
      key: 'grade',
      title: t('reception.list.grade'),
      width: 130,
      render(type) {
        const grade = gradeOf(type)
        return grade ? `${grade.letter} ${nameIn(locale, grade)}` : ''
      },
    },
    {
      key: 'required',
      title: t('reception.list.required'),
      render: ({ fields: { columns } }) =>
        ruledColumns
          .filter((column) => columns[column] === 'required')
          .map((column) => t(`visitors.${column}`))
          .join(join),
    },
    {
      key: 'own',
      title: t('reception.list.own'),
      width: 150,
      render: ({ fields: { own } }) =>
        own
          .filter(({ rule }) => rule !== 'hidden')
          .map(({ label, labelEn }) => nameIn(locale, { name: label, nameEn: labelEn }))
          .join(join),
    },
    {
      key: 'stay',
      title: t('reception.list.stay'),
      width: 84,
      render: ({ stayMinutes }) =>
        stayMinutes === null ? '' : t('reception.list.minutes', { count: stayMinutes }),
    },
    { key: 'marks', title: t('reception.list.marks'), render: (type) => marksOf(type).join(join) },
  ]
}

/** The types of visitor, in the order they are offered at the desk. */
export function TypesScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const types = useQuery(useListOptions().types)
  const columns = useColumns()
  const actions = useListActions('visitType', types.data)
  const adopt = useAdopt()
  return (
    <ReceptionPage
      text={t('reception.list.order')}
      extra={
        <Button type="primary" onClick={() => void navigate('/reception/types/new')}>
          {t('reception.type.add')}
        </Button>
      }
    >
      {types.data?.length === 0 ? (
        <EmptyState
          title={t('reception.empty.types')}
          text={t('reception.empty.text')}
          action={<Button onClick={adopt}>{t('reception.empty.adopt')}</Button>}
        />
      ) : (
        <DeskTable
          label={t('reception.types')}
          rows={types.data}
          rowKey={({ id }) => String(id)}
          columns={columns}
          actions={actions}
          onOpen={({ id }) => void navigate(`/reception/types/${id}`)}
          empty={{ title: t('reception.empty.types'), text: t('reception.empty.text') }}
          error={types.error ? sentence(types.error) : undefined}
          onRetry={() => void types.refetch()}
          autoFocus
        />
      )}
    </ReceptionPage>
  )
}
