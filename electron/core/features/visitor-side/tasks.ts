import type { TaskAnswer, VisitorTask } from '#shared/contract/visitor-side.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'

/** A task nobody finishes is over after this time, ms. */
export const taskLife = 5 * 60_000

type TaskState = 'open' | 'answered' | 'declined' | 'expired'
/** A task without its name, which is given here. */
export type TaskContents = VisitorTask extends infer Task
  ? Task extends { id: string }
    ? Omit<Task, 'id'>
    : never
  : never

interface Held {
  readonly task: VisitorTask
  /** Monotonic ms. */
  readonly until: number
  state: TaskState
  answer: TaskAnswer | null
}

/**
 * What the desk has asked the visitor to do: one task at a time, in memory only. It dies after five minutes, when the desk
 * takes it back, or when its answer has been collected; what was typed dies with it.
 */
export function createTasks(
  { ports, clock, closing }: Pick<Core, 'ports' | 'clock' | 'closing'>,
  changed: () => void,
) {
  let held: Held | null = null
  let timer: NodeJS.Timeout | undefined
  closing.addEventListener('abort', () => {
    clearTimeout(timer)
  })

  function current(): Held | null {
    if (held !== null && clock.monotonic() >= held.until && held.state !== 'expired') {
      held.state = 'expired'
      held.answer = null
    }
    return held
  }
  function open(taskId: string): Held {
    const task = current()
    if (task?.task.id !== taskId || task.state !== 'open') throw new DeskError('TASK_GONE', {})
    return task
  }
  function fits(task: VisitorTask, answer: TaskAnswer): boolean {
    if (task.kind === 'details' || answer.kind === 'details') return task.kind === answer.kind
    return task.documents.every(({ id, acceptance }) =>
      answer.documents.some(
        ({ documentId, signature }) => documentId === id && (acceptance === 'read' || signature !== null),
      ),
    )
  }

  return {
    hand(contents: TaskContents): string {
      const task: VisitorTask = { id: ports.random(16).toString('hex'), ...contents }
      held = { task, until: clock.monotonic() + taskLife, state: 'open', answer: null }
      clearTimeout(timer)
      timer = setTimeout(changed, taskLife)
      timer.unref()
      changed()
      return task.id
    },
    /** What the visitor's screen shows of it. */
    open: (): VisitorTask | null => {
      const task = current()
      return task?.state === 'open' ? task.task : null
    },
    /** What the desk sees of it. */
    state: () => {
      const task = current()
      return task && { id: task.task.id, state: task.state }
    },
    /** @throws TASK_GONE; FIELD_INVALID when something is not accepted */
    answer(taskId: string, answer: TaskAnswer): void {
      const task = open(taskId)
      if (!fits(task.task, answer)) throw new DeskError('FIELD_INVALID', { field: 'documents' })
      task.state = 'answered'
      task.answer = answer
      changed()
    },
    decline(taskId: string): void {
      open(taskId).state = 'declined'
      changed()
    },
    /** Nobody is there any more to do it. */
    leave(): void {
      if (current()?.state !== 'open' || held === null) return
      held.state = 'declined'
      changed()
    },
    takeBack(taskId: string): void {
      if (held?.task.id !== taskId) return
      held = null
      clearTimeout(timer)
      changed()
    },
    /** @throws TASK_GONE */
    collect(taskId: string): TaskAnswer {
      const task = current()
      if (task?.task.id !== taskId || task.answer === null) throw new DeskError('TASK_GONE', {})
      const { answer } = task
      held = null
      clearTimeout(timer)
      changed()
      return answer
    },
  }
}
