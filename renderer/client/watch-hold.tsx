import { useState, type ReactNode } from 'react'

import { useTexts } from '../i18n/index.ts'
import type { FormProblems } from '../ui/form.tsx'
import { useProblems } from './problem.ts'
import { shownError } from './request.ts'
import { HoldDialog, type HoldEnd } from './watch-hold-dialog.tsx'

interface Held {
  readonly number: string
  readonly end: (how: HoldEnd) => void
}

/** A duty manager has decided that somebody does not come in. */
class Denied extends Error {
  readonly number: string

  constructor(number: string) {
    super('denied')
    this.number = number
  }
}

interface WatchHold {
  /**
   * Does what lets somebody in. When he is held, a dialog asks for the duty manager; when he is cleared, it is done again,
   * and otherwise the promise is rejected and the form stays as it was.
   */
  hold<T>(letIn: () => Promise<T>): Promise<T>
  /** The words of a rejection: `problemsOf` of DeskForm and FormDialog. */
  problemsOf(error: unknown): FormProblems
  /** To be drawn beside the form. */
  readonly dialog: ReactNode
}

/** For every form that registers or announces somebody. */
export function useWatchHold(): WatchHold {
  const { t } = useTexts()
  const { ofForm } = useProblems()
  const [held, setHeld] = useState<Held | null>(null)

  const ask = (number: string) =>
    new Promise<HoldEnd>((resolve) => {
      const end = (how: HoldEnd) => {
        setHeld((now) => (now?.number === number ? null : now))
        resolve(how)
      }
      setHeld({ number, end })
    })

  const hold = async <T,>(letIn: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await letIn()
      } catch (error) {
        const { code, data } = shownError(error)
        if (code !== 'WATCH_HELD') throw error
        const number = String(data['number'])
        const how = await ask(number)
        if (how === 'denied') throw new Denied(number)
        if (how === 'left') throw error
      }
    }
  }

  return {
    hold,
    problemsOf: (error) =>
      error instanceof Denied ? { message: t('watch.hold.denied', { number: error.number }) } : ofForm(error),
    dialog: held && <HoldDialog key={held.number} number={held.number} onEnd={held.end} />,
  }
}
