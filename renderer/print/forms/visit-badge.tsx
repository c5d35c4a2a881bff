import type { PrintDocument } from '#shared/contract/desk.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment, formatShort } from '../../ui/time.ts'
import { QrCode } from '../kit/codes.tsx'
import { LabelStock } from './label-stock.tsx'
import './visit-badge.css'

type BadgeDocument = Extract<PrintDocument, { form: 'visitBadge' }>

/** A name has two lines at most: what is longer is written smaller, because a badge must carry all of it. */
function nameSize(name: string): string {
  // a Chinese character is as wide as two Latin letters
  const width = [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)
  if (width <= 14) return ''
  return width <= 24 ? 'b-name-long' : 'b-name-longest'
}

/** How long the badge is good: until he means to leave, or else for the day. */
function useValidity({ arrivedAt, stayUntil }: BadgeDocument['visit']): string {
  const { t } = useTexts()
  return stayUntil === null
    ? t('visitors.badgeToday', { day: formatMoment(arrivedAt, 'MM-DD') })
    : t('visitors.badgeValid', { until: formatShort(stayUntil) })
}

/** The visitor's badge: name, whom he visits, how long it is good; the code signs him out at the desk. */
export function VisitBadge({ document: { site, visit, photo, label } }: { document: BadgeDocument }) {
  const { t } = useTexts()
  const name = visitorName(t, visit)
  const validity = useValidity(visit)
  return (
    <LabelStock label={label} demo={site.demo}>
      <div className="b-badge">
        <div className="b-top">
          <span className="b-one">{site.name}</span>
          <b>{t('visitors.badgeTitle')}</b>
        </div>
        <div className={`b-name ${nameSize(name)}`}>{name}</div>
        <div className="b-line">
          <div>
            <div className="b-one">{visit.company}</div>
            <div className="b-one">
              {t('visitors.badgeHost')} {visit.hostName} {visit.hostDepartment}
            </div>
            <div className="b-one">
              {visit.escort === ''
                ? t('visitors.badgeArrived', { time: formatShort(visit.arrivedAt) })
                : t('visitors.badgeEscort', { name: visit.escort })}
            </div>
            <div className="b-one">
              {visit.number}
              {visit.badgeNumber === '' ? '' : ` · ${visit.badgeNumber}`}
            </div>
          </div>
          {photo !== '' && <img className="b-photo" src={photo} alt="" />}
          <QrCode text={visit.number} size={15} />
        </div>
        <div className="b-foot">
          <b>{validity}</b>
          <span className="b-one">{t('visitors.badgeReturn')}</span>
        </div>
      </div>
    </LabelStock>
  )
}
