import type { PrintDocument } from '#shared/contract/desk.ts'
import { visitorName } from '../../client/visitor-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { QrCode } from '../kit/codes.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './visit-badge.css'

type BadgeDocument = Extract<PrintDocument, { form: 'visitBadge' }>

/** A name has two lines at most: what is longer is written smaller, because a badge must carry all of it. */
function nameSize(name: string): string {
  // a Chinese character is as wide as two Latin letters
  const width = [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)
  if (width <= 14) return ''
  return width <= 24 ? 'b-name-long' : 'b-name-longest'
}

/** The visitor's badge on a 62 mm label: name, whom he visits, since when; the code signs him out at the desk. */
export function VisitBadge({ document: { site, visit, photo } }: { document: BadgeDocument }) {
  const { t } = useTexts()
  const name = visitorName(t, visit)
  return (
    <PrintSheet size="label-62" demo={site.demo}>
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
            <div>{formatMoment(visit.arrivedAt)}</div>
            <div className="b-one">
              {visit.number}
              {visit.badgeNumber === '' ? '' : ` · ${visit.badgeNumber}`}
            </div>
          </div>
          {photo !== '' && <img className="b-photo" src={photo} alt="" />}
          <QrCode text={visit.number} size={15} />
        </div>
        <div className="b-foot">{t('visitors.badgeReturn')}</div>
      </div>
    </PrintSheet>
  )
}
