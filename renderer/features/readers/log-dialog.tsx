import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'

import { readers as texts } from '#shared/i18n/readers.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts, type Translate } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import type { LoggedEvent, Reader } from './reader.ts'

type Cause = keyof typeof texts.log.causes
const isCause = (word: string): word is Cause => Object.hasOwn(texts.log.causes, word)

/** Causes and results in words; a port, a name or a program's own message as it is. */
function detailOf(t: Translate, { detail }: LoggedEvent): string {
  return isCause(detail) ? t(`readers.log.causes.${detail}`) : detail
}

/** To the second: outages may be short. */
const pattern = 'YYYY-MM-DD HH:mm:ss'

/** What a reader did and when, the newest first. */
export function LogDialog({ reader: { id, name }, onClose }: { reader: Reader; onClose: () => void }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const logged = useQuery(useApi().readers.log.queryOptions({ input: { id } }))
  const columns: Column<LoggedEvent>[] = [
    { key: 'at', title: t('readers.log.at'), width: 170, render: ({ at }) => formatMoment(at, pattern) },
    {
      key: 'event',
      title: t('readers.log.event'),
      width: 190,
      render: ({ event }) => t(`readers.log.events.${event}`),
    },
    { key: 'detail', title: t('readers.log.detail'), render: (row) => detailOf(t, row) },
  ]
  return (
    <Modal
      open
      title={t('readers.log.title', { name })}
      onCancel={onClose}
      footer={null}
      width={760}
      destroyOnHidden
    >
      <ShortcutLayer>
        <DeskTable
          label={t('readers.log.title', { name })}
          rows={logged.data}
          rowKey={(row) => String(row.id)}
          columns={columns}
          empty={{ title: t('readers.log.none'), text: t('readers.log.noneText') }}
          error={logged.error ? sentence(logged.error) : undefined}
          onRetry={() => void logged.refetch()}
          height={420}
          autoFocus
        />
      </ShortcutLayer>
    </Modal>
  )
}
