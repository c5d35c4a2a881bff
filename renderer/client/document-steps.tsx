import { Button, Checkbox } from 'antd'
import { useState } from 'react'

import type { Acceptance, DueDocument } from '#shared/contract/documents.ts'
import type { Locale } from '#shared/i18n/index.ts'
import { useTexts } from '../i18n/index.ts'
import { SignaturePad, type SignatureInk } from '../ui/signature-pad.tsx'
import { drawnOf } from './drawn.ts'
import { Segmented } from '../ui/segmented.tsx'
import './document-steps.css'

/** Title and text in a language; what has no English is shown in Chinese, and accepted as such. */
export function wordingOf(
  { title, titleEn, text, textEn }: Pick<DueDocument, 'title' | 'titleEn' | 'text' | 'textEn'>,
  wanted: Locale,
): { language: Locale; title: string; text: string } {
  return wanted === 'en' && textEn !== ''
    ? { language: 'en', title: titleEn === '' ? title : titleEn, text: textEn }
    : { language: 'zh-CN', title, text }
}

interface Props {
  readonly documents: readonly DueDocument[]
  readonly language: Locale
  readonly onLanguage?: (language: Locale) => void
  readonly size: 'desk' | 'kiosk'
  readonly onDone: (accepted: Acceptance[]) => void
  readonly onCancel: () => void
}

/** One document after the other, each read or signed as it wants, in the reader's language. */
export function DocumentSteps({ documents, language, onLanguage, size, onDone, onCancel }: Props) {
  const [accepted, setAccepted] = useState<Acceptance[]>([])
  const [chosen, setChosen] = useState(language)
  const document = documents[accepted.length]
  if (!document) return null
  const accept = (signature: SignatureInk | null) => {
    const next = {
      documentId: document.id,
      language: wordingOf(document, chosen).language,
      signature: signature && drawnOf(signature),
    }
    const all = [...accepted, next]
    if (all.length < documents.length) setAccepted(all)
    else onDone(all)
  }
  return (
    <DocumentStep
      key={`${document.id} ${chosen}`} // what was ticked or signed was the other text
      document={document}
      at={accepted.length + 1}
      count={documents.length}
      language={chosen}
      onLanguage={(next) => {
        setChosen(next)
        onLanguage?.(next)
      }}
      size={size}
      onAccept={accept}
      onCancel={onCancel}
    />
  )
}

interface StepProps extends Pick<Props, 'size' | 'language' | 'onCancel'> {
  readonly document: DueDocument
  readonly at: number
  readonly count: number
  readonly onLanguage: (language: Locale) => void
  readonly onAccept: (signature: SignatureInk | null) => void
}

function DocumentStep(props: StepProps) {
  const { document, at, count, language, onLanguage, size, onAccept, onCancel } = props
  const { t } = useTexts()
  const [agreed, setAgreed] = useState(false)
  const [ink, setInk] = useState<SignatureInk | undefined>()
  const wording = wordingOf(document, language)
  const ready = document.acceptance === 'read' ? agreed : ink !== undefined
  return (
    <section className={`q-doc q-doc-${size}`}>
      <header>
        <h2 lang={wording.language}>{wording.title}</h2>
        <span>
          {count > 1 && `${t('documents.progress', { at, count })} · `}
          {t('documents.versionNo', { version: document.version })}
        </span>
        {document.textEn !== '' && (
          <Segmented<Locale>
            aria-label={t('documents.language')}
            value={language}
            onChange={onLanguage}
            options={[
              { value: 'zh-CN', label: t('ui.language.zh') },
              { value: 'en', label: t('ui.language.en') },
            ]}
          />
        )}
      </header>
      <div
        className="q-doc-text"
        role="region"
        aria-label={wording.title}
        tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the arrow keys have to reach it
        lang={wording.language}
      >
        {wording.text}
      </div>
      {document.acceptance === 'read' ? (
        <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          {t('documents.agree')}
        </Checkbox>
      ) : (
        <SignaturePad label={t('documents.signature')} size={size} onChange={setInk} />
      )}
      <footer>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button type="primary" disabled={!ready} onClick={() => onAccept(ink ?? null)}>
          {t(at < count ? 'documents.next' : 'documents.done')}
        </Button>
      </footer>
    </section>
  )
}
