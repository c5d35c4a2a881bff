import { EventPublisher, implement } from '@orpc/server'
import { DeskError } from '#shared/contract/errors.ts'
import { contract } from '#shared/contract/index.ts'
import type { Core } from '../../core.ts'
import { leavingIterator, type CallContext } from '../../procedures.ts'
import { createAlarm } from '../evacuation/alarm.ts'
import { createVisitDocuments, dueOf } from '../reception/documents.ts'
import { createCards } from './cards.ts'
import { createScreens } from './screens.ts'
import { createTasks } from './tasks.ts'

/** The screen turned to the visitor, and the desk's side of it. Nothing here reads or names a person on record. */
export function visitorSideProcedures(core: Core) {
  const os = implement(contract.visitorSide).$context<CallContext>()
  const told = new EventPublisher<{ changed: null }>({ maxBufferedEvents: 1 })
  /** Both sides look again: what they see is the whole state, so one missed change does no harm. */
  const changed = () => {
    told.publish('changed', null)
    core.changes.publish('changes', [
      { seq: 0, kind: 'visitorSide.changed', topic: 'visitorSide', subjectId: null },
    ])
  }
  const documents = createVisitDocuments(core)
  const tasks = createTasks(core, changed)
  const cards = createCards(core, changed)
  const alarm = createAlarm(core)
  const screens = createScreens(core, told, {
    ...{ task: tasks.open, alarm: alarm.now },
    ...{ changed, allOff: tasks.leave },
  })
  // whoever was filling something in is on his way out
  alarm.onChange(() => {
    if (alarm.now() !== null) tasks.leave()
  })

  /** @throws FIELD_INVALID for a type that is not offered */
  function checkOffered(typeId: number): void {
    if (!screens.offered().some(({ id }) => id === typeId))
      throw new DeskError('FIELD_INVALID', { field: 'typeId' })
  }

  /** @throws FIELD_INVALID when there is nothing to accept, or something is no longer asked for */
  function documentsOf(ids: readonly number[]) {
    const current = documents.list().filter(({ id, retiredAt }) => retiredAt === null && ids.includes(id))
    if (current.length === 0 || current.length < new Set(ids).size)
      throw new DeskError('FIELD_INVALID', { field: 'documents' })
    return current.map(dueOf)
  }

  return os.router({
    screen: os.screen.handler(({ signal }) =>
      leavingIterator(screens.follow(signal), 'visitorSide.screen', core.ports.log),
    ),
    documents: os.documents.handler(({ input }) => {
      checkOffered(input.typeId)
      return documents.asked(input.typeId).map(dueOf)
    }),
    answer: os.answer.handler(({ input }) => {
      tasks.answer(input.taskId, input.answer)
      return {}
    }),
    decline: os.decline.handler(({ input }) => {
      tasks.decline(input.taskId)
      return {}
    }),
    arrive: os.arrive.handler(({ input }) => {
      checkOffered(input.typeId)
      cards.add(input)
      return {}
    }),
    desk: os.desk.handler(() => ({
      connected: screens.anyOn(),
      task: tasks.state(),
      waiting: cards.list(),
    })),
    hand: os.hand.handler(({ input: { kind, language, name, documentIds } }) => {
      if (!screens.anyOn()) throw new DeskError('VISITOR_SCREEN_ABSENT', {})
      const taskId =
        kind === 'details'
          ? tasks.hand({ kind, language, name })
          : tasks.hand({ kind, language, name, documents: documentsOf(documentIds) })
      return { taskId }
    }),
    takeBack: os.takeBack.handler(({ input }) => {
      tasks.takeBack(input.taskId)
      return {}
    }),
    collect: os.collect.handler(({ input }) => tasks.collect(input.taskId)),
    takeOver: os.takeOver.handler(({ input }) => cards.take(input.cardId)),
    dismiss: os.dismiss.handler(({ input }) => {
      cards.dismiss(input.cardId)
      return {}
    }),
  })
}
