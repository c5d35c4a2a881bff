import { Button, Modal } from 'antd'
import { useNavigate } from 'react-router'

import type { Permission } from '#shared/contract/permissions.ts'
import type { Finding } from '#shared/contract/health.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { formatMoment } from '../../ui/time.ts'
import { isLoss } from './findings.ts'
import { nextOf, whatOf } from './words.ts'

type PanelProps = {
  title: string
  findings: readonly Finding[]
  may: (permission: Permission) => boolean
  onAccept: () => void
  onClose: () => void
}

/** Behind a lamp: what is the matter, since when, and what to do next. */
export function HealthPanel({ title, findings, may, onAccept, onClose }: PanelProps) {
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={560} destroyOnHidden>
      <ShortcutLayer>
        {findings.map((finding) => (
          <FindingPart key={finding.kind} finding={finding} may={may} onAccept={onAccept} onClose={onClose} />
        ))}
      </ShortcutLayer>
    </Modal>
  )
}

function FindingPart({
  finding,
  may,
  onAccept,
  onClose,
}: Omit<PanelProps, 'title' | 'findings'> & { finding: Finding }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const go = (path: string) => {
    onClose()
    void navigate(path)
  }
  const { kind, since } = finding
  return (
    <section className="h-finding">
      <p>{whatOf(t, finding)}</p>
      <p className="t-soft">{t('health.since', { at: formatMoment(since) })}</p>
      <p>{nextOf(t, finding)}</p>
      {isLoss(finding) && may('audit.acknowledge') && (
        <Button type="primary" onClick={onAccept}>
          {t('health.accept')}
        </Button>
      )}
      {kind === 'headUnreadable' && may('audit.verify') && (
        <Button type="primary" onClick={() => go('/audit')}>
          {t('health.toAudit')}
        </Button>
      )}
      {kind === 'clockDoubtful' && may('attendance.read') && (
        <Button type="primary" onClick={() => go('/attendance/clock')}>
          {t('health.toClock')}
        </Button>
      )}
      {kind === 'backupOverdue' && may('backup.run') && (
        <Button type="primary" onClick={() => go('/settings')}>
          {t('health.toBackups')}
        </Button>
      )}
    </section>
  )
}
