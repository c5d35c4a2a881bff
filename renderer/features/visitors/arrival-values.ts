import type { Acceptance } from '#shared/contract/documents.ts'
import type { PhotoGiven } from '#shared/contract/photos.ts'
import type { ArrivalFields } from '#shared/contract/visitor-side.ts'

/** What ArrivalExtras keeps in the form. */
export interface ArrivalValues {
  readonly documents?: readonly Acceptance[]
  readonly photo?: PhotoGiven
  readonly hazards?: boolean
}

/** The part of the core's input that these values make. */
export const arrivalInput = ({ documents = [], photo, hazards }: ArrivalValues) => ({
  documents: [...documents],
  photo: photo ?? null,
  hazards: hazards ?? null,
})

/** A card from the visitor's screen as values of the form; whom he visits is his own wording until the desk chooses. */
export const formValuesOf = (card: ArrivalFields) => ({
  typeId: card.typeId,
  name: card.name,
  phone: card.phone ?? '',
  company: card.company,
  remember: card.remember,
  hostName: card.whom,
  reason: card.reason,
  documents: card.documents,
  ...(card.photo === null ? {} : { photo: { kind: 'taken' as const, image: card.photo } }),
  ...(card.hazards === null ? {} : { hazards: card.hazards }),
})
