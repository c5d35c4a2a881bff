import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import type { AcceptedDocument } from '#shared/contract/documents.ts'
import { useApi } from '../../client/desk.tsx'
import { wordingOf } from '../../client/document-steps.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'
import './arrival-extras.css'

/** What was accepted at a visit, each with its signature, to be printed as it was read. */
export function VisitDocuments({ visitId }: { visitId: number }) {
  const { t } = useTexts()
  const { data = [] } = useQuery(useApi().documents.ofVisit.queryOptions({ input: { visitId } }))
  if (data.length === 0) return null
  return (
    <section className="q-panel v-accepted">
      <h2>{t('documents.accepted')}</h2>
      <ul>
        {data.map((document) => (
          <AcceptedLine key={document.acceptanceId} document={document} />
        ))}
      </ul>
    </section>
  )
}

function AcceptedLine({ document }: { document: AcceptedDocument }) {
  const { t } = useTexts()
  const print = usePrinting()
  const { acceptanceId, version, language, acceptedAt, signatureImage } = document
  return (
    <li>
      <b lang={language}>{wordingOf(document, language).title}</b>
      <span>{t('documents.versionNo', { version })}</span>
      <span>{t(language === 'en' ? 'ui.language.en' : 'ui.language.zh')}</span>
      <span className="q-num">{formatMoment(acceptedAt)}</span>
      <span>
        {signatureImage === null ? (
          t('documents.readOnly')
        ) : (
          <img src={signatureImage} alt={t('documents.signature')} />
        )}
      </span>
      <Button onClick={() => void print('visitDocument', acceptanceId)}>{t('documents.print')}</Button>
    </li>
  )
}
