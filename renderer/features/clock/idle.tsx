import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'

import { lunarDay, publicDay } from '#shared/domain/chinese-calendar.ts'

import { useTexts } from '../../i18n/index.ts'
import { formatDay, formatMoment } from '../../ui/time.ts'
import { FullScreenButton } from './full-screen.tsx'
import { useSeconds, type Heard } from './use-clock.ts'

type IdleProps = { site: string; heard: Heard; notice: string; onPin: () => void; onExplain: () => void }

/** The clock, what to do, what the site has to say, and whether the reader works; nothing about anybody. */
export function Idle({ site, heard, notice, onPin, onExplain }: IdleProps) {
  const { t } = useTexts()
  const now = useSeconds()
  return (
    <div className={notice === '' ? 'c-idle' : 'c-idle c-idle-notice'}>
      <div className="c-idle-main">
        <h1>{site === '' ? t('clock.title') : `${site} · ${t('clock.title')}`}</h1>
        <time className="c-time">{formatMoment(now, 'HH:mm:ss')}</time>
        <DateLines now={now} />
        <StateLine heard={heard} />
        <div className="c-ways">
          <button type="button" className="c-big" onClick={onPin}>
            {t('clock.byPin')}
            <small>{t('clock.byPinHint')}</small>
          </button>
          <button type="button" className="c-other" onClick={onExplain}>
            {t('clock.explain.open')}
          </button>
        </div>
      </div>
      {notice !== '' && (
        <aside className={isLong(notice) ? 'c-notice c-notice-long' : 'c-notice'}>
          <h2>{t('clock.notice')}</h2>
          <p>{notice}</p>
        </aside>
      )}
      <FullScreenButton />
    </div>
  )
}

/** Needs smaller letters to fit; a break takes half a line of its own. */
const isLong = (notice: string) => notice.length + 10 * (notice.split('\n').length - 1) > 90

/** The date, the lunar date, and the holiday or adjusted working day, as far as each is known. */
function DateLines({ now }: { now: number }) {
  const { t, locale } = useTexts()
  const date = formatDay(now)
  const lunar = lunarDay(date)
  const day = publicDay(date)
  return (
    <>
      <p className="c-date">{formatMoment(now, t('clock.datePattern'))}</p>
      <p className="c-lunar">
        {lunar && t('clock.lunar', { date: locale === 'en' ? lunar.en : lunar.zh })}
        {day && (
          <strong className={`c-day c-day-${day.kind}`}>
            {t(`clock.${day.kind}`, { name: locale === 'en' ? day.en : day.zh })}
          </strong>
        )}
      </p>
    </>
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
