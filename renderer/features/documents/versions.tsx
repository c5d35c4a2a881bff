import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'

import type { VisitDocument } from '#shared/contract/documents.ts'
import { useApi } from '../../client/desk.tsx'
import { wordingOf } from '../../client/document-steps.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { formatMoment } from '../../ui/time.ts'
import { Segmented } from '../../ui/segmented.tsx'
import './documents.css'

/** Every version of a document, to be read as it was. */
export function Versions({ document, onClose }: { document: VisitDocument; onClose: () => void }) {
  const { t, locale } = useTexts()
  const { data } = useQuery(useApi().documents.versions.queryOptions({ input: { code: document.code } }))
  const [chosen, setChosen] = useState(document.version)
  const version = data?.find((one) => one.version === chosen)
  const wording = version && wordingOf(version, locale)
  return (
    <Modal open title={t('documents.versions')} footer={null} width={720} onCancel={onClose}>
      <ShortcutLayer>
        {!data || !version || !wording ? (
          <LoadingState lines={6} />
        ) : (
          <div className="d-versions">
            <Segmented<number>
              aria-label={t('documents.versions')}
              value={chosen}
              onChange={setChosen}
              options={data.map((one) => ({
                value: one.version,
                label: t('documents.versionNo', { version: one.version }),
              }))}
            />
            <p>
              {formatMoment(version.publishedAt)} {version.publishedBy} ·{' '}
              {t(`documents.acceptances.${version.acceptance}`)}
            </p>
            <h2 lang={wording.language}>{wording.title}</h2>
            <div
              className="d-text"
              role="region"
              aria-label={wording.title}
              tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the arrow keys have to reach it
              lang={wording.language}
            >
              {wording.text}
            </div>
          </div>
        )}
      </ShortcutLayer>
    </Modal>
  )
}
