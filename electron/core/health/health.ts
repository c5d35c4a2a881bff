import type { AuditKind } from '#shared/contract/audit-kinds.ts'
import { DeskError } from '#shared/contract/errors.ts'
import { stopsWriting, type Finding, type FindingKind } from '#shared/contract/health.ts'
import type { DeskClock } from '../clock.ts'
import type { Log } from '../ports.ts'
import { createEmitter } from '../readers/emitter.ts'

type Found<F> = F extends Finding ? Omit<F, 'since'> & { readonly since?: number } : never

/** Worst first. */
const order: readonly FindingKind[] = [
  'fileDamaged',
  'newestMissing',
  'entryChanged',
  'headUnreadable',
  'evacuationListUnwritten',
  'diskLow',
  'backupOverdue',
  'clockDoubtful',
]

/**
 * What is written even while registers are not: who came and went, the way back in, reads that must leave a trace, copies,
 * and what is done about the damage itself.
 */
const alwaysWritten: readonly AuditKind[] = [
  'session.signedIn',
  'session.signedOut',
  'staff.locked',
  'staff.recovered',
  'idNumber.revealed',
  'evacuation.listPrinted',
  'backup.made',
  'backup.restored',
  'audit.headUnreadable',
  'audit.lossAcknowledged',
]

/** What is the matter with the desk right now: in memory, found anew by every start. */
export interface Health {
  /** Worst first. */
  findings(): Finding[]
  /** Keeps when a kind was first found; its other facts become those of now. */
  note(found: Found<Finding>): void
  clear(kind: FindingKind): void
  /** Whether registers may be written. */
  writable(): boolean
  /** @throws DATABASE_DAMAGED, CHAIN_BROKEN while an entry of this kind, or any register, must not be written */
  demandWritable(kind?: AuditKind): void
  /** Told after a finding came or went. */
  readonly onChange: (listener: (kind: FindingKind) => void) => () => void
}

export function createHealth(clock: Pick<DeskClock, 'now'>, log: Log): Health {
  const found = new Map<FindingKind, Finding>()
  const changed = createEmitter<FindingKind>()
  const worst = () => stopsWriting.find((kind) => found.has(kind))
  return {
    findings: () => order.flatMap((kind) => found.get(kind) ?? []),
    note(fresh) {
      const before = found.get(fresh.kind)
      const finding = { ...fresh, since: fresh.since ?? before?.since ?? clock.now() }
      found.set(finding.kind, finding)
      if (before) return
      log.info('health.found', finding)
      changed.emit(finding.kind)
    },
    clear(kind) {
      if (!found.delete(kind)) return
      log.info('health.gone', { kind })
      changed.emit(kind)
    },
    writable: () => worst() === undefined,
    demandWritable(kind) {
      const because = worst()
      if (because === undefined || (kind && alwaysWritten.includes(kind))) return
      throw new DeskError(because === 'fileDamaged' ? 'DATABASE_DAMAGED' : 'CHAIN_BROKEN', {})
    },
    onChange: changed.on,
  }
}
