import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'

import type { DoorLine, ExpectedVisit } from '#shared/contract/expected.ts'
import type { DeskClient } from '../../client/connect.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { formatHours } from '../../ui/time.ts'
import type { VisitValues } from './visit-input.ts'

/** The appointment a registration comes from, as the core is told of it. */
export interface StartExpected {
  readonly expectedId: number
  readonly lateOrEarly: boolean
}

/** What the form begins with: nothing, a name, or all that is known of somebody. */
export interface Start {
  readonly values: Partial<VisitValues>
  readonly reuseIdOf: number | null
  readonly idKept: string
  /** The remembered visit that the values come from. */
  readonly known: number | null
  /** What he came as last time, or is expected as. */
  readonly typeId: number | null
  readonly gradeId: number | null
  readonly expected?: StartExpected
  /** Of the visitor's own screen, where he has filled in his part. */
  readonly cardId?: string
}

export const emptyStart: Start = {
  values: {},
  reuseIdOf: null,
  idKept: '',
  known: null,
  typeId: null,
  gradeId: null,
}

const hostOf = ({ hostId, hostName }: { hostId: number | null; hostName: string }) =>
  hostId === null ? { hostName } : { host: { id: String(hostId), name: hostName } }

/** Everything a remembered person agreed to leave here; his ID number stays in the core. */
async function startOfKnown(client: DeskClient, visitId: number): Promise<Start> {
  const known = await client.visitors.recall({ visitId })
  const { name, phone, company, idKind, reason, plate, ownFields, idNumberMasked, typeId, gradeId } = known
  return {
    reuseIdOf: idNumberMasked === '' ? null : visitId,
    idKept: idNumberMasked,
    ...{ known: visitId, typeId, gradeId },
    values: {
      ...{ name, phone, company, reason, plate, ownFields, remember: true },
      ...(idKind === null ? {} : { idKind }),
      ...hostOf(known),
    },
  }
}

/** The appointment's own words; what it does not say comes from his last visit. */
async function startOfExpected(client: DeskClient, row: ExpectedVisit, lateOrEarly: boolean): Promise<Start> {
  const { visitId } = await client.expected.remembered({ id: row.id })
  const known = visitId === null ? null : await startOfKnown(client, visitId)
  const { idKind, ownFields } = known?.values ?? {}
  const { name, phone, reason, companions, typeId, gradeId, place } = row
  return {
    reuseIdOf: known?.reuseIdOf ?? null,
    idKept: known?.idKept ?? '',
    known: visitId,
    typeId: typeId ?? known?.typeId ?? null,
    gradeId: gradeId ?? known?.gradeId ?? null,
    values: {
      ...{ name, phone, reason, companions, place },
      company: row.company || (known?.values.company ?? ''),
      plate: row.plate || (known?.values.plate ?? ''),
      ...(idKind === undefined ? {} : { idKind }),
      ...(ownFields === undefined ? {} : { ownFields }),
      ...(known ? { remember: true } : {}),
      ...hostOf(row),
    },
    expected: { expectedId: row.id, lateOrEarly },
  }
}

/** Fills the form for whoever was found; before or after his hours the receptionist is asked first. */
export function useArrivalStart(begin: (start: Start) => void) {
  const { t } = useTexts()
  const client = useDesk()
  const { ask, problem } = useNotice()
  const { sentence } = useProblems()

  const beginExpected = async (row: ExpectedVisit) => {
    const now = Date.now()
    const early = now < row.validFrom
    const outside = early || now >= row.validUntil
    const { name } = row
    const hours = formatHours(row.validFrom, row.validUntil)
    const sure =
      !outside ||
      (await ask({
        title: early ? t('expected.early') : t('expected.late'),
        text: t('expected.outsideText', { name, hours }),
        action: t('expected.outsideDo'),
      }))
    if (sure) begin(await startOfExpected(client, row, outside))
  }
  const telling = (work: Promise<void>) => {
    work.catch((error: unknown) => problem(sentence(error)))
  }
  return {
    /** Somebody of the list at the door. */
    take({ expectedId, visitId }: Pick<DoorLine, 'expectedId' | 'visitId'>): void {
      if (expectedId !== null) telling(client.expected.get({ id: expectedId }).then(beginExpected))
      else if (visitId !== null) telling(startOfKnown(client, visitId).then(begin))
    },
    /** Somebody whose code was typed or scanned. */
    takeRow: (row: ExpectedVisit) => telling(beginExpected(row)),
  }
}

/** The form of somebody who filled in his part on the visitor's screen. */
export const startOfCard = (cardId: string): Start => ({ ...emptyStart, cardId })

/**
 * `/visitors/new?expected=7`: the form of somebody who was chosen in the list of those expected, once; not before `ready`,
 * when his type and grade can be chosen.
 */
export function useAskedFor(
  take: (line: Pick<DoorLine, 'expectedId' | 'visitId'>) => void,
  ready: boolean,
): void {
  const [asked, setAsked] = useSearchParams()
  const id = ready ? Number(asked.get('expected') ?? 0) : 0
  const begin = useEffectEvent(() => {
    setAsked({}, { replace: true })
    take({ expectedId: id, visitId: null })
  })
  useEffect(() => {
    if (id > 0) begin()
  }, [id])
}
