import { Progress } from 'antd'
import { useRef, useState } from 'react'

import type { DayRange } from '#shared/domain/day-range.ts'
import type { ExportFormat } from '#shared/contract/statistics.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { saveFile } from '../../client/save-file.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
} as const

/** Bytes of a base64 text. */
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** Asks for the format, shows how far it is, and stops when it is closed. */
export function ExportDialog({ range, onClose }: { range: DayRange; onClose: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const stop = useRef(new AbortController())

  async function take(format: ExportFormat): Promise<void> {
    const parts: Uint8Array<ArrayBuffer>[] = []
    const { signal } = stop.current
    for await (const event of await client.statistics.export({ ...range, format }, { signal })) {
      if (event.kind === 'progress') setProgress(event)
      else if (event.kind === 'part') parts.push(bytesOf(event.base64))
      else {
        saveFile(`${t('statistics.file', { ...range })}.${format}`, parts, types[format])
        done(t('statistics.exported', { rows: event.rows }))
      }
    }
  }

  return (
    <FormDialog<{ format: ExportFormat }>
      open
      title={t('statistics.exportTitle')}
      submitText={t('statistics.export')}
      initial={{ format: 'xlsx' }}
      onClose={() => {
        stop.current.abort()
        if (progress) done(t('statistics.cancelled'))
        onClose()
      }}
      problemsOf={ofForm}
      onSubmit={async ({ format }) => {
        await take(format)
        return undefined
      }}
    >
      <p>{t('statistics.exportText', { ...range })}</p>
      <ChoiceField
        name="format"
        label={t('statistics.format')}
        options={[
          { value: 'xlsx', label: t('statistics.xlsx') },
          { value: 'csv', label: t('statistics.csv') },
        ]}
      />
      {progress && (
        <>
          <p role="status">{t('statistics.exporting', progress)}</p>
          <Progress
            aria-label={t('statistics.exportTitle')}
            percent={Math.round((100 * progress.done) / Math.max(1, progress.total))}
          />
        </>
      )}
    </FormDialog>
  )
}
