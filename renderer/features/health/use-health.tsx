import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'

import type { Permission } from '#shared/contract/permissions.ts'
import { useTexts } from '../../i18n/index.ts'
import type { StatusItem } from '../../ui/layout.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { findingsOf, isLoss, isStop, useFindings, type Lamp } from './findings.ts'
import { HealthPanel } from './panel.tsx'
import './health.css'

interface Shown {
  readonly lamps: StatusItem[]
  /** Stands above every screen while nothing is registered. */
  readonly banner: ReactNode
  /** The panel or the form that is open just now. */
  readonly dialog: ReactNode
}

/** What the frame shows of the desk's health. `active`: somebody is signed in. */
export function useHealth(active: boolean, may: (permission: Permission) => boolean): Shown {
  const { t } = useTexts()
  const findings = useFindings(active)
  const [open, setOpen] = useState<Lamp | 'accept' | null>(null)
  const close = () => setOpen(null)
  const accept = () => setOpen('accept')

  function lampOf(lamp: Lamp): StatusItem {
    const [worst] = findingsOf(lamp, findings)
    const label = t(`health.lamps.${lamp}`)
    if (!worst) return { key: lamp, label, tone: 'ok' }
    const tone = isStop(worst) ? 'bad' : 'warn'
    return { key: lamp, label, tone, text: t(`health.states.${worst.kind}`), onOpen: () => setOpen(lamp) }
  }
  const others = (['clock', 'backup', 'disk', 'evacuation'] as const).filter(
    (lamp) => findingsOf(lamp, findings).length > 0,
  )
  const stop = findings.find(isStop)
  const shown = open === null || open === 'accept' ? [] : findingsOf(open, findings)
  const banner = stop && (
    <section className="h-banner" aria-label={t('health.region')}>
      <Alert
        banner
        type="error"
        title={t(`health.banners.${stop.kind}`)}
        action={
          <>
            <Button onClick={() => setOpen('database')}>{t('health.whatToDo')}</Button>
            {findings.some(isLoss) && may('audit.acknowledge') && (
              <Button onClick={accept}>{t('health.accept')}</Button>
            )}
          </>
        }
      />
    </section>
  )
  const dialog = (
    <>
      {shown.length > 0 && open !== null && open !== 'accept' && (
        <HealthPanel
          title={t(`health.lamps.${open}`)}
          findings={shown}
          may={may}
          onAccept={accept}
          onClose={close}
        />
      )}
      {open === 'accept' && <AcceptDialog onClose={close} />}
    </>
  )
  return { lamps: [lampOf('database'), ...others.map(lampOf)], banner, dialog }
}
