import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, type FormInstance } from 'antd'
import { useDeferredValue, useState } from 'react'

import type { Acceptance, DueDocument } from '#shared/contract/documents.ts'
import type { TaskAnswer } from '#shared/contract/visitor-side.ts'
import { phone as phoneSchema } from '#shared/contract/values.ts'
import type { Locale } from '#shared/i18n/index.ts'
import { openVisitorScreen } from '../../client/connect.ts'
import { useApi } from '../../client/desk.tsx'
import { DocumentSteps } from '../../client/document-steps.tsx'
import { useTexts } from '../../i18n/index.ts'
import type { Controlled } from '../../ui/controlled.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formValuesOf } from './arrival-values.ts'
import { useCard } from './use-card.ts'
import { useHandOver } from './use-hand-over.ts'
import { Segmented } from '../../ui/segmented.tsx'

/** Whether one of the acceptances is what a document wants. */
const isAccepted = (document: DueDocument, given: readonly Acceptance[]) =>
  given.some(
    ({ documentId, signature }) =>
      documentId === document.id && (document.acceptance === 'read' || signature !== null),
  )

/** What this person still has to accept, as soon as his name is there. */
function useDue(form: FormInstance, typeId: number | null): DueDocument[] | undefined {
  const typed = (Form.useWatch<string | undefined>('name', form) ?? '').trim()
  const name = useDeferredValue(typed)
  const phone = phoneSchema.safeParse(useDeferredValue(Form.useWatch<string | undefined>('phone', form)))
  const due = useQuery(
    useApi().documents.due.queryOptions({
      input: { typeId, name, phone: phone.success ? phone.data : null },
      enabled: name !== '',
      placeholderData: keepPreviousData,
    }),
  )
  return name === '' ? undefined : due.data
}

interface Props {
  readonly form: FormInstance
  readonly typeId: number | null
  /** Of the visitor's own screen: what he filled in there is taken over. */
  readonly cardId: string | undefined
  readonly onType: (typeId: number) => void
}

/** The field of the documents, with everything that goes over to the visitor's own screen. */
export function ArrivalDocuments({ form, typeId, cardId, onType }: Props) {
  const { t } = useTexts()
  const due = useDue(form, typeId)
  const allAccepted = (_: unknown, given: readonly Acceptance[] = []) =>
    // whoever brings a hazard is not let in, and the alarm does not wait for his signature
    form.getFieldValue('hazards') === true || (due ?? []).every((document) => isAccepted(document, given))
      ? Promise.resolve()
      : Promise.reject(new Error(t('arrivalExtras.documentsNeeded')))
  return (
    <Form.Item name="documents" className="v-extras-documents" rules={[{ validator: allAccepted }]}>
      <Documents form={form} due={due} cardId={cardId} onType={onType} />
    </Form.Item>
  )
}

function Documents({
  form,
  due,
  cardId,
  onType,
  id,
  value = [],
  onChange,
}: Controlled<readonly Acceptance[]> & Omit<Props, 'typeId'> & { readonly due: DueDocument[] | undefined }) {
  const { t, locale } = useTexts()
  const [language, setLanguage] = useState<Locale>(locale)
  const [signing, setSigning] = useState(false)
  const missing = (due ?? []).filter((document) => !isAccepted(document, value))
  const accept = (given: readonly Acceptance[]) => {
    const again = new Set(given.map(({ documentId }) => documentId))
    onChange?.([...value.filter(({ documentId }) => !again.has(documentId)), ...given])
  }
  useCard(cardId, (card) => {
    const { documents, typeId, ...values } = formValuesOf(card)
    onType(typeId)
    form.setFieldsValue(values)
    accept(documents)
  })
  const over = useHandOver((answer: TaskAnswer) => {
    if (answer.kind === 'documents') accept(answer.documents)
    else {
      form.setFieldsValue({ ...answer, phone: answer.phone ?? '' })
      onChange?.(value) // the form has unsaved contents now
    }
  })
  const name = () => ((form.getFieldValue('name') as string | undefined) ?? '').trim()
  const handOver = (kind: 'documents' | 'details', documentIds: number[]) =>
    void over.hand({ kind, language, name: name(), documentIds })

  const asked = (due ?? []).length > 0
  return (
    <div className="v-documents">
      {(asked || over.connected || over.state !== undefined) && (
        <div className="v-extras-line">
          {asked && <Standing count={due?.length ?? 0} missing={missing} />}
          {missing.length > 0 && (
            <>
              <LanguageChoice value={language} onChange={setLanguage} />
              {/* with the field's id: a refused form puts the focus here */}
              <Button {...(id === undefined ? {} : { id })} onClick={() => setSigning(true)}>
                {t('arrivalExtras.signHere')}
              </Button>
            </>
          )}
          <Handing
            over={over}
            onDocuments={
              missing.length === 0
                ? undefined
                : () =>
                    handOver(
                      'documents',
                      missing.map((document) => document.id),
                    )
            }
            onDetails={() => handOver('details', [])}
          />
        </div>
      )}
      <SignHere
        open={signing}
        name={name()}
        documents={missing}
        language={language}
        onClose={() => setSigning(false)}
        onDone={accept}
      />
    </div>
  )
}

interface SignHereProps {
  readonly open: boolean
  readonly name: string
  readonly documents: readonly DueDocument[]
  readonly language: Locale
  readonly onClose: () => void
  readonly onDone: (given: readonly Acceptance[]) => void
}

/** Where there is no second screen: the visitor reads and signs at the desk's. */
function SignHere({ open, name, documents, language, onClose, onDone }: SignHereProps) {
  return (
    <Modal
      open={open}
      title={name}
      footer={null}
      width={640}
      style={{ top: 16 }}
      mask={{ closable: false }}
      onCancel={onClose}
      destroyOnHidden
    >
      <ShortcutLayer>
        <DocumentSteps
          documents={documents}
          language={language}
          size="desk"
          onCancel={onClose}
          onDone={(given) => {
            onDone(given)
            onClose()
          }}
        />
      </ShortcutLayer>
    </Modal>
  )
}

interface HandingProps {
  readonly over: ReturnType<typeof useHandOver>
  /** Undefined: nothing has to be accepted any more. */
  readonly onDocuments: (() => void) | undefined
  readonly onDetails: () => void
}

/** What can be done on the visitor's own screen, and how that stands. */
function Handing({ over: { connected, state, takeBack }, onDocuments, onDetails }: HandingProps) {
  const { t } = useTexts()
  if (state === 'open')
    return (
      <>
        <StatusTag tone="busy">{t('arrivalExtras.there')}</StatusTag>
        <Button onClick={takeBack}>{t('arrivalExtras.takeBack')}</Button>
      </>
    )
  return (
    <>
      {connected && onDocuments && <Button onClick={onDocuments}>{t('arrivalExtras.signThere')}</Button>}
      {connected && <Button onClick={onDetails}>{t('arrivalExtras.fillThere')}</Button>}
      {!connected && onDocuments && (
        <Button onClick={openVisitorScreen}>{t('arrivalExtras.openScreen')}</Button>
      )}
      {(state === 'declined' || state === 'expired') && (
        <StatusTag tone="warn">{t(`arrivalExtras.${state}`)}</StatusTag>
      )}
    </>
  )
}

function LanguageChoice({ value, onChange }: { value: Locale; onChange: (language: Locale) => void }) {
  const { t } = useTexts()
  return (
    <span data-enter-past="">
      <Segmented<Locale>
        size="small"
        aria-label={t('arrivalExtras.language')}
        value={value}
        onChange={onChange}
        options={[
          { value: 'zh-CN', label: t('ui.language.zh') },
          { value: 'en', label: t('ui.language.en') },
        ]}
      />
    </span>
  )
}

/** How it stands, in one line. */
function Standing({ count, missing }: { count: number; missing: DueDocument[] }) {
  const { t, locale } = useTexts()
  if (missing.length === 0)
    return <StatusTag tone="good">{t('arrivalExtras.allAccepted', { count })}</StatusTag>
  const titles = missing
    .map(({ title, titleEn }) => (locale === 'en' && titleEn !== '' ? titleEn : title))
    .join(locale === 'en' ? ', ' : '、')
  const words = t('arrivalExtras.due', { titles })
  return (
    <span className="v-extras-due" title={words}>
      <StatusTag tone="warn">{words}</StatusTag>
    </span>
  )
}
