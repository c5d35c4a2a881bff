import type { Desk } from '#core/desk.ts'
import type { DeskPorts } from '#core/ports.ts'
import { openFailure } from './failures.ts'
import { migrationsFolder } from './folders.ts'

/**
 * The desk for one command; the core is loaded only now, so that wrong usage is answered at once.
 * @throws CommandError when it is running elsewhere or cannot be opened
 */
export async function openDesk(ports: DeskPorts): Promise<Desk> {
  const { createDesk, readMigrations } = await import('#core/desk.ts')
  try {
    return await createDesk(ports, readMigrations(migrationsFolder))
  } catch (error) {
    throw openFailure(error)
  }
}
