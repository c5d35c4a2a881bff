import { Button } from 'antd'
import { useState } from 'react'

import type { Acceptance, DueDocument } from '#shared/contract/documents.ts'
import type { VisitorScreen } from '#shared/contract/visitor-side.ts'
import { useDesk } from '../../client/desk.tsx'
import { DocumentSteps } from '../../client/document-steps.tsx'
import { showLocale, useTexts } from '../../i18n/index.ts'
import { Camera } from '../../ui/camera.tsx'
import { LanguageBar } from './language-bar.tsx'
import { Details, type OwnDetails } from './details.tsx'

type Type = VisitorScreen['types'][number]

interface Filled {
  readonly details: OwnDetails
  readonly documents: readonly DueDocument[]
  /** Undefined: not yet. */
  readonly accepted?: Acceptance[]
}

interface Props {
  readonly types: readonly Type[]
  readonly onArrived: () => void
  readonly onLeave: () => void
  /** The core did not take it. */
  readonly onLost: () => void
}

/** A visitor begins by himself: what he comes for, who he is, what he has to accept, a picture. The desk does the rest. */
export function OwnWay({ types, onArrived, onLeave, onLost }: Props) {
  const desk = useDesk()
  const { locale } = useTexts()
  const only = types.length === 1 ? types[0] : undefined
  const [type, setType] = useState<Type | undefined>(only)
  const [filled, setFilled] = useState<Filled | null>(null)

  const send = async (chosen: Type, { details, accepted = [] }: Filled, photo: string | null) => {
    await desk.visitorSide.arrive({
      typeId: chosen.id,
      name: details.name,
      phone: details.phone ? details.phone : null,
      company: details.company ?? '',
      remember: details.remember ?? false,
      whom: details.whom ?? '',
      reason: details.reason ?? '',
      hazards: chosen.hazardsQuestion ? (details.hazards ?? null) : null,
      documents: accepted,
      photo,
    })
    onArrived()
  }
  /** Goes on to whatever is still to do. */
  const goOn = async (chosen: Type, next: Filled) => {
    const accepted = next.documents.length === 0 ? [] : next.accepted
    if (accepted && chosen.photoRule === 'none') await send(chosen, { ...next, accepted }, null)
    else setFilled(accepted ? { ...next, accepted } : next)
  }

  if (!type) return <Types types={types} onChoose={setType} onLeave={onLeave} />
  if (!filled)
    return (
      <Details
        whole
        hazards={type.hazardsQuestion}
        onCancel={() => (only ? onLeave() : setType(undefined))}
        onDone={async (details) => {
          const documents = await desk.visitorSide.documents({ typeId: type.id })
          await goOn(type, { details, documents })
        }}
      />
    )
  if (!filled.accepted)
    return (
      <DocumentSteps
        documents={filled.documents}
        language={locale}
        onLanguage={showLocale}
        size="kiosk"
        onCancel={onLeave}
        onDone={(accepted) => void goOn(type, { ...filled, accepted }).catch(onLost)}
      />
    )
  return <Photo onDone={(photo) => void send(type, filled, photo).catch(onLost)} />
}

function Types({
  types,
  onChoose,
  onLeave,
}: {
  types: readonly Type[]
  onChoose: (type: Type) => void
  onLeave: () => void
}) {
  const { t, locale } = useTexts()
  return (
    <div className="w-form">
      <LanguageBar />
      <h1>{t('visitorSide.who')}</h1>
      <div className="w-types">
        {types.map((type) => (
          <button key={type.id} type="button" onClick={() => onChoose(type)}>
            {locale === 'en' && type.nameEn !== '' ? type.nameEn : type.name}
          </button>
        ))}
      </div>
      <Button onClick={onLeave}>{t('visitorSide.back')}</Button>
    </div>
  )
}

function Photo({ onDone }: { onDone: (photo: string | null) => void }) {
  const { t } = useTexts()
  const [photo, setPhoto] = useState<string | undefined>()
  return (
    <div className="w-form w-photo">
      <LanguageBar />
      <h1>{t('visitorSide.photo')}</h1>
      <Camera label={t('visitorSide.photo')} value={photo} onChange={setPhoto} on />
      <footer>
        <Button onClick={() => onDone(null)}>{t('visitorSide.skipPhoto')}</Button>
        <Button type="primary" disabled={photo === undefined} onClick={() => onDone(photo ?? null)}>
          {t('visitorSide.goOn')}
        </Button>
      </footer>
    </div>
  )
}
