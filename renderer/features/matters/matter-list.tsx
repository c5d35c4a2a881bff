import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { Matter } from './matter.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextArea } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { MatterForm } from './matter-form.tsx'
import { PriorityTag } from './priority-tag.tsx'
import { Segmented } from '../../ui/segmented.tsx'

/** Open matters: note one line, close one with its outcome, look back at what was closed. */
export function MatterList() {
  const { t } = useTexts()
  const [closed, setClosed] = useState(false)
  return (
    <Page
      title={t('matters.title')}
      text={t('matters.text')}
      extra={
        <Segmented<boolean>
          aria-label={t('matters.title')}
          value={closed}
          onChange={setClosed}
          options={[
            { value: false, label: t('matters.showOpen') },
            { value: true, label: t('matters.showClosed') },
          ]}
        />
      }
    >
      {!closed && <MatterForm />}
      {closed ? <ClosedMatters /> : <OpenMatters />}
    </Page>
  )
}

/** `now`: when the list was read, UTC ms. */
function useColumns(
  now: number,
): Record<'number' | 'priority' | 'text' | 'due' | 'opened' | 'by', Column<Matter>> {
  const { t } = useTexts()
  return {
    number: { key: 'number', title: t('matters.number'), width: 124, render: ({ number }) => number },
    priority: {
      key: 'priority',
      title: t('matters.priority'),
      width: 110,
      render: (matter) => <PriorityTag matter={matter} now={now} />,
    },
    text: { key: 'text', title: t('matters.what'), render: ({ text }) => text },
    due: {
      key: 'due',
      title: t('matters.due'),
      width: 116,
      render: ({ dueAt }) => (dueAt === null ? '' : formatShort(dueAt)),
    },
    opened: {
      key: 'opened',
      title: t('matters.opened'),
      width: 116,
      render: ({ openedAt }) => formatShort(openedAt),
    },
    by: { key: 'by', title: t('matters.by'), width: 96, render: ({ openedBy }) => openedBy },
  }
}

function OpenMatters() {
  const { t } = useTexts()
  const problems = useProblems()
  const listed = useQuery(useApi().matters.list.queryOptions({ input: {} }))
  const { number, priority, text, due, opened, by } = useColumns(listed.dataUpdatedAt)
  const [closing, setClosing] = useState<Matter>()
  return (
    <>
      <DeskTable
        label={t('matters.title')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={[number, priority, text, due, opened, by]}
        onOpen={setClosing}
        actions={[{ key: 'close', label: t('matters.close'), combo: 'Alt+C', run: setClosing }]}
        empty={{ title: t('matters.none'), text: t('matters.noneHint') }}
        error={listed.error ? problems.sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
      />
      {closing !== undefined && <CloseDialog matter={closing} onClose={() => setClosing(undefined)} />}
    </>
  )
}

function CloseDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const close = useMutation(useApi().matters.close.mutationOptions())
  return (
    <FormDialog<{ outcome: string }>
      open
      title={t('matters.closeTitle', { number: matter.number })}
      submitText={t('matters.close')}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ outcome }) => {
        await close.mutateAsync({ requestId: requestId.current(), id: matter.id, outcome })
        done(t('matters.doneText', { number: matter.number }))
        return undefined
      }}
    >
      <p>{matter.text}</p>
      <TextArea name="outcome" label={t('matters.outcome')} required rows={2} maxLength={300} />
    </FormDialog>
  )
}

function ClosedMatters() {
  const { t } = useTexts()
  const problems = useProblems()
  const listed = useQuery(useApi().matters.list.queryOptions({ input: { closed: true } }))
  const { number, text, opened, by } = useColumns(listed.dataUpdatedAt)
  return (
    <DeskTable
      label={t('matters.showClosed')}
      rows={listed.data}
      rowKey={({ id }) => String(id)}
      columns={[
        number,
        text,
        { key: 'outcome', title: t('matters.outcome'), render: ({ outcome }) => outcome },
        opened,
        by,
        {
          key: 'closed',
          title: t('matters.closed'),
          width: 116,
          render: ({ closedAt }) => (closedAt === null ? '' : formatShort(closedAt)),
        },
        { key: 'closedBy', title: t('matters.closedBy'), width: 96, render: ({ closedBy }) => closedBy },
      ]}
      empty={{ title: t('matters.noneClosed') }}
      error={listed.error ? problems.sentence(listed.error) : undefined}
      onRetry={() => void listed.refetch()}
    />
  )
}
