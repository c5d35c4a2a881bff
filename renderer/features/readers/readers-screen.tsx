import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { DeskTable, type Column, type RowAction } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { FindDialog } from './find-dialog.tsx'
import { LogDialog } from './log-dialog.tsx'
import { NextSteps } from './next-steps.tsx'
import type { Reader } from './reader.ts'
import { ReaderForm } from './reader-form.tsx'
import { ModuleCare } from './module-care.tsx'
import type { SearchedPort } from './use-find.ts'
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
  return [
    { key: 'name', title: t('readers.name'), width: 140, render: ({ name }) => name },
    {
      key: 'direction',
      title: t('readers.direction'),
      width: 100,
      render: ({ direction }) => t(`readers.directions.${direction ?? 'shift'}`),
    },
    {
      key: 'state',
      title: t('readers.state'),
      width: 110,
      render: ({ state }) => <StatusTag tone={tones[state]}>{t(`readers.states.${state}`)}</StatusTag>,
    },
    {
      key: 'family',
      title: t('readers.family'),
      render: ({ family, model }) => (
        <span title={model ?? ''}>
          {model === null || family === 'line'
            ? t(`readers.kinds.${family}`)
            : `${t('readers.kinds.ef01')} ${model}`}
        </span>
      ),
    },
    { key: 'since', title: t('readers.since'), width: 110, render: ({ since }) => formatShort(since) },
    { key: 'room', title: t('readers.used'), width: 150, render: (reader) => <Room reader={reader} /> },
    {
      key: 'path',
      title: t('readers.path'),
      width: 120,
      render: ({ path }) => <span title={path}>{path}</span>,
    },
  ]
}

/** What is open over the list. */
type Shown =
  | { kind: 'find' }
  | { kind: 'form'; reader: Reader | null; port?: SearchedPort }
  | { kind: 'log'; reader: Reader }

/** The readers of this desk: state, room, port. */
export function ReadersScreen() {
  const { t } = useTexts()
  const api = useApi()
  const may = usePermissions()
  const { sentence } = useProblems()
  const { done, problem, ask } = useNotice()
  const [shown, setShown] = useState<Shown | null>(null)
  const listed = useQuery(api.readers.list.queryOptions({ input: {} }))
  const removal = useMutation(api.readers.remove.mutationOptions())
  const columns = useColumns()
  const writes = may('readers.write')
  const close = () => setShown(null)
  const find = () => setShown({ kind: 'find' })
  const edit = (reader: Reader) => setShown({ kind: 'form', reader })
  const log = (reader: Reader) => setShown({ kind: 'log', reader })
  const add = () => setShown({ kind: 'form', reader: null })
  useShortcut('Alt+N', find, { label: t('readers.find.action'), disabled: !writes })

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
  const buttons = writes && (
    <>
      <Button type="primary" aria-keyshortcuts="Alt+N" onClick={find}>
        {t('readers.find.action')} Alt+N
      </Button>
      <Button onClick={add}>{t('readers.add')}</Button>
    </>
  )
  const logAction: RowAction<Reader> = {
    key: 'log',
    label: t('readers.log.action'),
    combo: 'Alt+R',
    run: log,
  }
  const writing: RowAction<Reader>[] = [
    { key: 'edit', label: t('common.edit'), run: edit },
    { key: 'remove', label: t('readers.remove'), combo: 'Delete', run: (reader) => void remove(reader) },
  ]
  return (
    <Page title={t('readers.title')} text={t('readers.text')} extra={buttons}>
      <ModuleCare readers={listed.data ?? []} />
      <NextSteps readers={listed.data ?? []} />
      <DeskTable
        label={t('readers.title')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={writes ? edit : log}
        actions={[...(writes ? writing.slice(0, 1) : []), logAction, ...(writes ? writing.slice(1) : [])]}
        empty={{ title: t('readers.none'), text: t('readers.noneText') }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
        rowClass={({ state }) => (tones[state] === 'bad' ? 'q-row-bad' : undefined)}
        autoFocus
      />
      {shown?.kind === 'find' && (
        <FindDialog onClose={close} onPassword={(port) => setShown({ kind: 'form', reader: null, port })} />
      )}
      {shown?.kind === 'form' && <ReaderForm reader={shown.reader} port={shown.port} onClose={close} />}
      {shown?.kind === 'log' && <LogDialog reader={shown.reader} onClose={close} />}
    </Page>
  )
}
