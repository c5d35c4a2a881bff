import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useLocation, useNavigate } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import './evacuation.css'

/** Above every screen of the reception while an evacuation runs: how many are still to be found. */
export function EvacuationBanner({ active }: { active: boolean }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const options = useApi().evacuation.running.queryOptions({ input: {}, enabled: active })
  const running = useQuery(options).data
  if (!running) return null
  const { drill, people, found, unsure, unsureFound } = running
  const counts = t('evacuation.bannerText', { found, missing: people - found, unsure: unsure - unsureFound })
  const title = t(drill ? 'evacuation.bannerDrill' : 'evacuation.banner')
  return (
    <section className="e-banner" aria-label={title}>
      <Alert
        banner
        type="error"
        title={
          <>
            <strong>{title}</strong> {counts}
          </>
        }
        {...(pathname === '/evacuation'
          ? {}
          : { action: <Button onClick={() => void navigate('/evacuation')}>{t('evacuation.open')}</Button> })}
      />
    </section>
  )
}
