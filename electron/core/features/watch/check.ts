import { and, eq } from 'drizzle-orm'
import type { WatchGrade, WatchPlace } from '#shared/contract/watch-list.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { WatchedPerson } from '#shared/domain/watch-match.ts'
import type { ActCall, ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { visits } from '../../database/tables.ts'
import type { ArrivalInput, ArrivalStep } from '../visitors/arrival.ts'
import { createClearance } from './clearance.ts'
import { createWatchHits, type Outcome } from './hits.ts'
import { personIndexOf, personOf, type Newcomer } from './keys.ts'
import { createWatchedList } from './watched.ts'

/** Who is checked, and where. */
interface Checked {
  readonly newcomer: Newcomer
  readonly place: WatchPlace
  /** The expected visit that he comes for. */
  readonly expectedId: number | null
}

const holds: readonly WatchGrade[] = ['denied', 'approval']

/** The watch list at work: whoever is announced or stands at the desk is compared with it (house rule A9). */
export function createWatchCheck(core: Core) {
  const watched = createWatchedList(core)
  const clearance = createClearance(core)
  const hits = createWatchHits(core, clearance)

  // somebody at the desk is looked at before the act and in it, and bringing him into the compared forms is the dear part
  const known = new WeakMap<Newcomer, WatchedPerson>()
  function inForms(newcomer: Newcomer): WatchedPerson {
    const person = known.get(newcomer) ?? personOf(core.fields, newcomer)
    known.set(newcomer, person)
    return person
  }

  function look({ newcomer, expectedId }: Checked, at: number) {
    const person = inForms(newcomer)
    const somebody = {
      name: newcomer.name,
      personIndex: personIndexOf(core.fields, person),
      hasPhone: person.phone !== '',
    }
    const fits = watched.fits(person, at)
    const raised = fits.filter((fit) => !clearance.isCleared(fit, somebody, at, expectedId))
    return { somebody, fits, raised }
  }

  /**
   * To be called before the act that would let somebody in, because the act is refused and the attempt stays on record.
   * A repeat is answered as the first time, whoever has been put on the list since.
   * @throws WATCH_HELD with the number of the hit, and nothing else
   */
  function demandClear(actorId: number, checked: Checked, isRepeat = () => false): void {
    const { somebody, raised } = look(checked, core.clock.now())
    const holding = raised.find(({ grade }) => holds.includes(grade))
    if (holding && !isRepeat())
      throw new DeskError('WATCH_HELD', { number: hits.hold(actorId, holding, somebody, checked.place) })
  }

  /** To be called inside the act that let him in: notices it, and ties what was decided to what came of it. */
  function letIn(scope: ActScope, checked: Checked, result: Outcome): void {
    const { somebody, fits, raised } = look(checked, scope.at)
    if (fits.length === 0) return
    hits.pass(scope, fits, somebody, result)
    if (fits.some(({ grade }) => grade === 'welcome')) return
    for (const fit of raised)
      if (fit.grade === 'noticed') hits.notice(scope, fit, somebody, checked.place, result)
  }

  /** The ID number as given, or that of the remembered visit it is taken over from. */
  function idNumberOf({ idNumber, reuseIdOf, name }: ArrivalInput): string | null {
    if (idNumber !== null || reuseIdOf === null) return idNumber
    const earlier = core.db
      .select({ idNumberCipher: visits.idNumberCipher })
      .from(visits)
      .where(and(eq(visits.id, reuseIdOf), eq(visits.remember, true), eq(visits.name, name)))
      .get()
    return earlier?.idNumberCipher ? core.fields.decrypt(earlier.idNumberCipher) : null
  }

  const newcomers = new WeakMap<ArrivalInput, Newcomer>()
  /** Somebody at the desk, as the form tells of him. */
  function arriving(input: ArrivalInput): Checked {
    const newcomer = newcomers.get(input) ?? { ...input, idNumber: idNumberOf(input) }
    newcomers.set(input, newcomer)
    return { newcomer, place: 'arrival', expectedId: input.expectedId }
  }

  const arrivalStep: ArrivalStep = {
    after({ input, scope }, { id }) {
      letIn(scope, arriving(input), { visitId: id })
    },
  }

  return {
    watched,
    demandClear,
    letIn,
    /** Before somebody at the desk is registered. @throws WATCH_HELD */
    demandClearArrival(call: ActCall & { readonly input: ArrivalInput }): void {
      demandClear(call.actorId, arriving(call.input), () => core.acts.repeated(call) !== null)
    },
    arrivalStep,
    /** Whether somebody is to be received as an important guest: nothing graver fits him, and his name or phone does. */
    isWelcome(name: string, phone: string | null): boolean {
      const newcomer = { name, phone, idNumber: null, company: '', plate: '', companionNames: '' }
      const [gravest] = watched.fits(personOf(core.fields, newcomer), core.clock.now())
      return gravest?.grade === 'welcome'
    },
  }
}
export type WatchCheck = ReturnType<typeof createWatchCheck>
