import { useQueryClient } from '@tanstack/react-query'

import type { PrintForm } from '#shared/contract/desk.ts'
import { useTexts } from '../i18n/index.ts'
import { useNotice } from '../ui/notice.tsx'
import { openPrint, type DeskClient } from './connect.ts'
import { useApi, useDesk } from './desk.tsx'
import { useProblems } from './problem.ts'

/** One sheet after the other: two print dialogs at once hide each other. */
let queue: Promise<unknown> = Promise.resolve()

interface Ticket {
  readonly ticket: string
  readonly jobId: number | null
}

/** Prints behind what is printing already, and tells the core how it went. @throws what the drawing or the printer threw */
function enqueue(client: DeskClient, { ticket, jobId }: Ticket): Promise<void> {
  const printed = queue.then(() => openPrint(`#/print?ticket=${ticket}`))
  const tell = async (problem: string | null) => {
    if (jobId !== null) await client.print.finished({ jobId, problem })
  }
  const told = printed.then(
    () => tell(null),
    (error: unknown) => tell((error instanceof Error ? error.message : '').slice(0, 200)),
  )
  queue = told.catch(() => undefined) // the next sheet does not wait for a core that is gone
  return printed
}

/** Prints what a ticket was given for; a failure is said and stays in the list of print jobs, to be tried again. */
function useTicketPrinting(): (take: () => Promise<Ticket>) => Promise<void> {
  const { t } = useTexts()
  const client = useDesk()
  const api = useApi()
  const cache = useQueryClient()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  return async (take) => {
    let ticket: Ticket
    try {
      ticket = await take()
    } catch (error) {
      problem(sentence(error))
      return
    }
    try {
      await enqueue(client, ticket)
    } catch {
      problem(t('printing.failed'))
    }
    await queue
    await cache.invalidateQueries({ queryKey: api.print.jobs.key() })
  }
}

/** Prints one form of one record: a ticket for a minute, then the print route in a window of its own. */
export function usePrinting(): (form: PrintForm, id: number) => Promise<void> {
  const client = useDesk()
  const print = useTicketPrinting()
  return (form, id) => print(() => client.print.ticket({ form, id }))
}

/** Prints a remembered job once more. */
export function usePrintingAgain(): (jobId: number) => Promise<void> {
  const client = useDesk()
  const print = useTicketPrinting()
  return (jobId) => print(() => client.print.again({ jobId }))
}
