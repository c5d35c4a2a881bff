import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'

import { copyText } from '../../client/clipboard.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useWatchHold } from '../../client/watch-hold.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { acceptedOf, piecesOf, useLineColumns } from './import-lines.tsx'
import './expected.css'

/** Takes the lines over; when somebody of them is held, the duty manager decides first. */
function useHeldImport() {
  const client = useDesk()
  const { hold, ...held } = useWatchHold()
  const save = useMutation({
    mutationFn: (input: Parameters<typeof client.expected.import>[0]) =>
      hold(() => client.expected.import(input)),
  })
  return { save, ...held }
}

/** A list from a mail or a sheet: chosen, looked at line by line, and only then taken over. */
export function ImportList() {
  const { t } = useTexts()
  const api = useApi()
  const navigate = useNavigate()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const requestId = useRequestId()
  const chooser = useRef<HTMLInputElement>(null)
  const preview = useMutation(api.expected.previewImport.mutationOptions())
  const { save, problemsOf, dialog } = useHeldImport()
  const lines = preview.data?.lines
  const accepted = acceptedOf(lines ?? [])
  const left = (lines ?? []).length - accepted.length
  const columns = useLineColumns()

  const read = async (file: File) => {
    requestId.renew()
    preview.mutate({ pieces: piecesOf(new Uint8Array(await file.arrayBuffer())) })
  }
  const take = () => {
    const input = { requestId: requestId.current(), lines: accepted }
    save.mutate(input, {
      onSuccess: ({ ids }) => {
        done(t('expected.saved', { count: ids.length }))
        void navigate('/visitors/expected')
      },
      onError: (error) => problem(problemsOf(error).message ?? sentence(error)),
    })
  }
  const copyTemplate = () => {
    if (copyText(t('expected.import.templateText'))) done(t('expected.import.templateCopied'))
    else problem(t('expected.copyFailed'))
  }
  const { unknown = [] } = preview.data ?? {}
  const notes = [
    ...(left > 0 ? [t('expected.import.left', { count: left })] : []),
    ...(unknown.length > 0 ? [t('expected.import.unknown', { headings: unknown.join('、') })] : []),
  ]
  return (
    <Page
      title={t('expected.importList')}
      onBack={() => void navigate('/visitors/expected')}
      extra={
        <>
          <Button onClick={copyTemplate}>{t('expected.import.template')}</Button>
          <Button
            type={accepted.length === 0 ? 'primary' : 'default'}
            onClick={() => chooser.current?.click()}
          >
            {t('expected.import.choose')}
          </Button>
          <Button type="primary" disabled={accepted.length === 0 || save.isPending} onClick={take}>
            {t('expected.import.do', { count: accepted.length })}
          </Button>
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        aria-label={t('expected.import.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void read(file)
          event.target.value = '' // the same file, mended, may be chosen again
        }}
      />
      {dialog}
      <p className="e-help">{t('expected.import.help')}</p>
      {preview.error && <Alert type="error" showIcon role="alert" title={sentence(preview.error)} />}
      {notes.length > 0 && (
        <p className="e-help" role="status">
          <StatusTag tone="warn">{notes.join(' · ')}</StatusTag>
        </p>
      )}
      <DeskTable
        label={t('expected.import.lines')}
        rows={preview.isPending ? undefined : (lines ?? [])}
        rowKey={({ row }) => String(row)}
        columns={columns}
        rowClass={({ outcome }) => (outcome === 'ok' ? undefined : 'q-row-warn')}
        empty={{ title: t('expected.import.nothing'), text: t('expected.import.help') }}
      />
    </Page>
  )
}
