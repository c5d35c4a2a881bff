import type { PrintDocument } from '#shared/contract/desk.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import { QrCode } from '../kit/codes.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import './visit-badge.css'

type BadgeDocument = Extract<PrintDocument, { form: 'visitBadge' }>

/** The visitor's badge on a 62 mm label: name, whom he visits, since when; the code signs him out at the desk. */
export function VisitBadge({ document: { site, visit } }: { document: BadgeDocument }) {
  const { t } = useTexts()
  return (
    <PrintSheet size="label-62" demo={site.demo}>
      <div className="b-badge">
        <div className="b-top">
          <span>{site.name}</span>
          <b>{t('visitors.badgeTitle')}</b>
        </div>
        <div className="b-name">{visit.name}</div>
        <div className="b-company">{visit.company}</div>
        <div className="b-line">
          <div>
            <div>
              {t('visitors.badgeHost')} {visit.hostName} {visit.hostDepartment}
            </div>
            <div>{formatMoment(visit.arrivedAt)}</div>
            <div>
              {visit.number}
              {visit.badgeNumber === '' ? '' : ` · ${visit.badgeNumber}`}
            </div>
          </div>
          <QrCode text={visit.number} size={16} />
        </div>
        <div className="b-foot">{t('visitors.badgeReturn')}</div>
      </div>
    </PrintSheet>
  )
}
