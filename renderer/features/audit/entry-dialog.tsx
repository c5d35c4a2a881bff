import { Modal } from 'antd'

import type { AuditEntry } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { formatMoment } from '../../ui/time.ts'
import { factsOf, kindOf, subjectOf } from './words.ts'

type EntryDialogProps = { entry: AuditEntry; names: ReadonlyMap<number, string>; onClose: () => void }

/** One entry whole: everything it says, in words and as it is stored. */
export function EntryDialog({ entry, names, onClose }: EntryDialogProps) {
  const { t } = useTexts()
  const { seq, at, kind, actor, subject, facts } = entry
  const lines = [
    { name: 'at', label: t('audit.time'), value: formatMoment(at, 'YYYY-MM-DD HH:mm:ss') },
    { name: 'what', label: t('audit.kind'), value: kindOf(t, kind) },
    { name: 'who', label: t('audit.actor'), value: actor || t('audit.system') },
    ...(subject ? [{ name: 'subject', label: t('audit.subject'), value: subjectOf(t, subject) }] : []),
    ...factsOf(t, facts, names),
  ]
  const raw = JSON.stringify(
    { seq, kind, subject: subject && `${subject.table} ${subject.id}`, facts: JSON.parse(facts) as unknown },
    null,
    2,
  )
  return (
    <Modal
      open
      title={t('audit.entry', { seq })}
      onCancel={onClose}
      footer={null}
      width={640}
      destroyOnHidden
    >
      <ShortcutLayer>
        <dl className="u-facts">
          {lines.map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2 className="u-raw-title">{t('audit.raw')}</h2>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling text needs the focus to be scrolled */}
        <pre className="u-raw" tabIndex={0} aria-label={t('audit.raw')} role="region">
          {raw}
        </pre>
      </ShortcutLayer>
    </Modal>
  )
}
