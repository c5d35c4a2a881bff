import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'

import { callees, idRules, type Grade } from '#shared/contract/reception.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { CheckField, ChoiceField, FieldItem, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { PersonField, type FindPeople, type Person } from '../../ui/person-select.tsx'

interface GradeValues {
  readonly letter: string
  readonly name: string
  readonly nameEn?: string
  readonly idRule: Grade['idRule']
  readonly callWhom: Grade['callWhom']
  readonly leader?: Person | null
  readonly waitPlace?: string
  readonly anonymous?: boolean
  readonly badgeNeeded?: boolean
  readonly escortNeeded?: boolean
  readonly badge?: boolean
}

function valuesOf(grade: Grade | null): Partial<GradeValues> {
  if (!grade) return { idRule: 'none', callWhom: 'host', badge: true }
  const { prints, leaderId, leaderName, ...values } = grade
  const leader = leaderId === null ? null : { id: String(leaderId), name: leaderName }
  return { ...values, leader, badge: prints.includes('visitBadge') }
}

const gradeInput = (values: GradeValues) => ({
  letter: values.letter,
  name: values.name,
  nameEn: values.nameEn ?? '',
  idRule: values.idRule,
  callWhom: values.callWhom,
  leaderId: values.leader ? Number(values.leader.id) : null,
  waitPlace: values.waitPlace ?? '',
  anonymous: values.anonymous ?? false,
  badgeNeeded: values.badgeNeeded ?? false,
  escortNeeded: values.escortNeeded ?? false,
  prints: values.badge === true ? (['visitBadge'] as const).slice() : [],
})

/** One grade of reception: what it asks of the visitor and of the desk. */
export function GradeDialog({ grade, onClose }: { grade: Grade | null; onClose: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const { done } = useNotice()
  const requestId = useRequestId()
  return (
    <FormDialog<GradeValues>
      open
      width={760}
      title={t(grade ? 'reception.grade.edit' : 'reception.grade.add')}
      initial={valuesOf(grade)}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        const input = { requestId: requestId.current(), id: grade?.id ?? null, ...gradeInput(values) }
        await client.grade.save(input)
        done(t('reception.grade.saved'))
        return undefined
      }}
    >
      <FieldGrid columns={3}>
        <TextField
          name="letter"
          label={t('reception.grade.letter')}
          hint={t('reception.grade.letterHint')}
          rules={[{ pattern: /^\s*[A-Za-z]\s*$/, message: t('reception.grade.letterWrong') }]}
          maxLength={1}
          required
        />
        <TextField name="name" label={t('reception.grade.name')} maxLength={20} required />
        <TextField name="nameEn" label={t('reception.grade.nameEn')} maxLength={40} />
      </FieldGrid>
      <DemandFields />
    </FormDialog>
  )
}

function DemandFields() {
  const { t } = useTexts()
  const rules = useQuery(useApi().receptionRule.get.queryOptions({ input: {} }))
  return (
    <FieldGrid columns={2}>
      <ChoiceField
        name="idRule"
        label={t('reception.grade.id')}
        options={idRules.map((value) => ({ value, label: t(`reception.grade.ids.${value}`) }))}
      />
      <FieldItem name="waitPlace" label={t('reception.grade.place')} hint={t('reception.grade.placeHint')}>
        <AutoComplete maxLength={40} options={(rules.data?.places ?? []).map((value) => ({ value }))} />
      </FieldItem>
      <ChoiceField
        name="callWhom"
        label={t('reception.grade.call')}
        options={callees.map((value) => ({ value, label: t(`reception.grade.calls.${value}`) }))}
      />
      <LeaderField />
      <CheckField name="badgeNeeded" label={t('reception.grade.badge')} />
      <CheckField name="escortNeeded" label={t('reception.grade.escort')} />
      <CheckField name="badge" label={t('reception.grade.print')} />
      <CheckField name="anonymous" label={t('reception.grade.anonymous')} />
    </FieldGrid>
  )
}

/** Stands still and waits until a leader is to be called. */
function LeaderField() {
  const { t } = useTexts()
  const client = useDesk()
  const wanted = Form.useWatch('callWhom') === 'leader'
  const find: FindPeople = async (text) =>
    (await client.staff.find({ text })).map(({ id, name, department }) => ({
      id: String(id),
      name,
      department,
    }))
  const needed = {
    validator: (_: unknown, value: unknown) =>
      wanted && value == null
        ? Promise.reject(new Error(t('reception.grade.leaderNeeded')))
        : Promise.resolve(),
  }
  return (
    <PersonField
      name="leader"
      label={t('reception.grade.leader')}
      find={find}
      disabled={!wanted}
      // grey on grey would be hard to read
      {...(wanted ? {} : { placeholder: '' })}
      rules={[needed]}
    />
  )
}
