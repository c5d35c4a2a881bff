import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import type { Reader } from './reader.ts'
import { ReaderForm } from './reader-form.tsx'
import { ModuleCare } from './module-care.tsx'
import './readers.css'

const tones: Record<Reader['state'], Tone> = {
  ready: 'good',
  connecting: 'busy',
  absent: 'bad',
  wrongPassword: 'bad',
  failed: 'bad',
  stopped: 'quiet',
}

/** Room left in the reader, as a bar with its numbers. */
function Room({ reader: { used, capacity } }: { reader: Reader }) {
  const { t } = useTexts()
  if (used === null || capacity === null) return null
  const filled = capacity === 0 ? 0 : (used / capacity) * 80
  return (
    <span className="r-room">
      <svg width={80} height={10} aria-hidden="true">
        <rect width={80} height={10} rx={2} className="r-room-ground" />
        <rect width={filled} height={10} rx={2} className={filled > 72 ? 'r-room-full' : 'r-room-bar'} />
      </svg>
      {t('readers.usedOf', { used, capacity })}
    </span>
  )
}

function useColumns(): Column<Reader>[] {
  const { t } = useTexts()
  const hint = ({ state }: Reader) =>
    state === 'ready' || state === 'stopped' ? '' : t(`readers.hints.${state}`)
  return [
    { key: 'name', title: t('readers.name'), width: 140, render: ({ name }) => name },
    {
      key: 'state',
      title: t('readers.state'),
      width: 130,
      render: ({ state }) => <StatusTag tone={tones[state]}>{t(`readers.states.${state}`)}</StatusTag>,
    },
    {
      key: 'hint',
      title: t('readers.hint'),
      render: (reader) => <span title={reader.detail}>{hint(reader)}</span>,
    },
    { key: 'since', title: t('readers.since'), width: 110, render: ({ since }) => formatShort(since) },
    { key: 'room', title: t('readers.used'), width: 170, render: (reader) => <Room reader={reader} /> },
    { key: 'path', title: t('readers.path'), render: ({ path }) => path },
  ]
}

/** The readers of this desk: state, room, port. */
export function ReadersScreen() {
  const { t } = useTexts()
  const api = useApi()
  const { sentence } = useProblems()
  const { done, problem, ask } = useNotice()
  const [editing, setEditing] = useState<Reader | 'new' | null>(null)
  const listed = useQuery(api.readers.list.queryOptions({ input: {} }))
  const removal = useMutation(api.readers.remove.mutationOptions())
  const columns = useColumns()
  const add = () => setEditing('new')
  useShortcut('Alt+N', add, { label: t('readers.add') })

  const remove = async ({ id, name }: Reader) => {
    const yes = await ask({
      title: t('readers.removeTitle', { name }),
      text: t('readers.removeText'),
      action: t('readers.remove'),
      danger: true,
    })
    if (!yes) return
    try {
      await removal.mutateAsync({ requestId: newRequestId(), id })
      done(t('readers.removed', { name }))
    } catch (error) {
      problem(sentence(error))
    }
  }
  const addButton = (
    <Button type="primary" onClick={add}>
      {t('readers.add')} Alt+N
    </Button>
  )
  return (
    <Page title={t('readers.title')} text={t('readers.text')} extra={addButton}>
      <ModuleCare readers={listed.data ?? []} />
      <DeskTable
        label={t('readers.title')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={setEditing}
        actions={[
          { key: 'edit', label: t('common.edit'), run: setEditing },
          {
            key: 'remove',
            label: t('readers.remove'),
            combo: 'Delete',
            run: (reader) => void remove(reader),
          },
        ]}
        empty={{ title: t('readers.none'), text: t('readers.noneText') }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
        rowClass={({ state }) => (tones[state] === 'bad' ? 'q-row-bad' : undefined)}
        autoFocus
      />
      {editing !== null && (
        <ReaderForm reader={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}
