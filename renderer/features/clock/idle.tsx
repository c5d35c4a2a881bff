import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'

import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { useSeconds, type Heard } from './use-clock.ts'

type IdleProps = { site: string; heard: Heard; onPin: () => void }

/** The clock, what to do, and whether the reader works; nothing about anybody. */
export function Idle({ site, heard, onPin }: IdleProps) {
  const { t } = useTexts()
  const now = useSeconds()
  return (
    <div className="c-idle">
      <h1>{site === '' ? t('clock.title') : `${site} · ${t('clock.title')}`}</h1>
      <time className="c-time">{formatMoment(now, 'HH:mm:ss')}</time>
      <p className="c-date">{formatMoment(now, t('clock.datePattern'))}</p>
      <StateLine heard={heard} />
      <button type="button" className="c-big" onClick={onPin}>
        {t('clock.byPin')}
        <small>{t('clock.byPinHint')}</small>
      </button>
    </div>
  )
}

/** The state of the desk and its readers, each with what to do. */
function StateLine({ heard }: { heard: Heard }) {
  const { t } = useTexts()
  if (heard === null)
    return (
      <p className="c-line c-bad">
        <CloseCircleFilled aria-hidden="true" /> {t('clock.lost')}
      </p>
    )
  if (!heard.writable)
    return (
      <p className="c-line c-bad">
        <CloseCircleFilled aria-hidden="true" /> {t('clock.stopped')}
      </p>
    )
  const { present, configured } = heard.readers
  if (configured === 0) return <p className="c-line">{t('clock.noReaderHere')}</p>
  if (present === 0)
    return (
      <p className="c-line c-bad">
        <CloseCircleFilled aria-hidden="true" /> {t('clock.readerAbsent')}
      </p>
    )
  return (
    <p className="c-line c-good">
      <CheckCircleFilled aria-hidden="true" /> {t('clock.touch')}
      {present < configured && (
        <small className="c-warn">
          <ExclamationCircleFilled aria-hidden="true" />{' '}
          {t('clock.readerSome', { count: configured - present })}
        </small>
      )}
    </p>
  )
}
