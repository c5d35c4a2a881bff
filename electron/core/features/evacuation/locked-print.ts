import { DeskError } from '#shared/contract/errors.ts'
import type { Connection } from '../../connection.ts'
import type { Core } from '../../core.ts'
import type { PrintTickets } from '../desk/print-tickets.ts'

/** Prints the list from a reception that nobody has signed in to. */
export function createLockedPrint(core: Core, tickets: PrintTickets) {
  /** The entry is no condition: a file that takes none must not keep the list from somebody in a fire. */
  function note(): void {
    try {
      core.acts.system(0, ({ record }) => record({ kind: 'evacuation.listPrinted' }))
    } catch (error) {
      core.ports.log.error('evacuation.listPrinted', error)
    }
  }

  /** @throws NOT_SIGNED_IN on any other screen than the reception's, SETUP_NEEDED */
  return (connection: Connection): { ticket: string } => {
    if (connection.screen !== 'reception') throw new DeskError('NOT_SIGNED_IN', {})
    if (!core.site.exists()) throw new DeskError('SETUP_NEEDED', {})
    note()
    return { ticket: tickets.issue({ form: 'evacuationList', id: 1, printedBy: '', namesOnly: true }) }
  }
}
