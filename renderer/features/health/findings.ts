import { useQuery } from '@tanstack/react-query'

import { stopsWriting, type Finding, type FindingKind } from '#shared/contract/health.ts'
import { useApi } from '../../client/desk.tsx'

/** The core tells when something comes or goes; sizes and ages that creep are asked for so often, ms. */
const askAgain = 30_000

/** The lamps at the bottom, and what each of them is about. */
export const lamps = {
  database: ['fileDamaged', 'newestMissing', 'entryChanged', 'headUnreadable'],
  clock: ['clockDoubtful'],
  backup: ['backupOverdue'],
  disk: ['diskLow'],
  evacuation: ['evacuationListUnwritten'],
} as const satisfies Record<string, readonly FindingKind[]>
export type Lamp = keyof typeof lamps

/** What is the matter with the desk itself, worst first. */
export function useFindings(active: boolean): readonly Finding[] {
  const options = useApi().health.findings.queryOptions({
    input: {},
    enabled: active,
    refetchInterval: askAgain,
  })
  return useQuery(options).data ?? []
}

export function findingsOf(lamp: Lamp, findings: readonly Finding[]): Finding[] {
  const kinds: readonly FindingKind[] = lamps[lamp]
  return findings.filter(({ kind }) => kinds.includes(kind))
}

/** A finding while which nothing is registered. */
type Stop = Extract<Finding, { kind: 'fileDamaged' | 'newestMissing' | 'entryChanged' }>
export const isStop = (finding: Finding): finding is Stop => stopsWriting.includes(finding.kind)
/** One that an administrator may acknowledge. */
export const isLoss = ({ kind }: Finding) => kind === 'newestMissing' || kind === 'entryChanged'
