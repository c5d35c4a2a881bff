import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'

import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { useSeconds, type Readers } from './use-clock.ts'

type IdleProps = { site: string; readers: Readers | null; onPin: () => void }

/** The clock, what to do, and whether the reader works; nothing about anybody. */
export function Idle({ site, readers, onPin }: IdleProps) {
  const { t } = useTexts()
  const now = useSeconds()
  return (
    <div className="c-idle">
      <h1>{site === '' ? t('clock.title') : `${site} · ${t('clock.title')}`}</h1>
      <time className="c-time">{formatMoment(now, 'HH:mm:ss')}</time>
      <p className="c-date">{formatMoment(now, t('clock.datePattern'))}</p>
      <ReaderLine readers={readers} />
      <button type="button" className="c-big" onClick={onPin}>
        {t('clock.byPin')}
        <small>{t('clock.byPinHint')}</small>
      </button>
    </div>
  )
}

/** The state of the readers, each with what to do. */
function ReaderLine({ readers }: { readers: Readers | null }) {
  const { t } = useTexts()
  if (readers === null)
    return (
      <p className="c-line c-bad">
        <CloseCircleFilled aria-hidden="true" /> {t('clock.lost')}
      </p>
    )
  const { present, configured } = readers
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
