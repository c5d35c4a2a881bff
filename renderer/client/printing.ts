import type { PrintForm } from '#shared/contract/desk.ts'
import { useNotice } from '../ui/notice.tsx'
import { openPrint } from './connect.ts'
import { useDesk } from './desk.tsx'
import { useProblems } from './problem.ts'

/** Prints one form of one record: a ticket for a minute, then the print route in a window of its own. */
export function usePrinting(): (form: PrintForm, id: number) => Promise<void> {
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  return async (form, id) => {
    try {
      const { ticket } = await client.print.ticket({ form, id })
      await openPrint(`#/print?ticket=${ticket}`)
    } catch (error) {
      problem(sentence(error))
    }
  }
}
