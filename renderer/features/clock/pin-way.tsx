import { useState } from 'react'

import type { DeskErrorCode } from '#shared/contract/errors.ts'
import type { PunchResult } from '#shared/contract/attendance.ts'

import { useDesk } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { EntryPad } from './entry-pad.tsx'
import { useAsking } from './use-asking.ts'
import { usePatience } from './use-patience.ts'

/** Nobody has typed for so long: he has gone, and so does what he typed, ms. */
const patience = 20_000

/** Trying again does not help: somebody has to see to the desk first. */
const notWritten: readonly string[] = [
  'CHAIN_BROKEN',
  'DATABASE_DAMAGED',
  'DATABASE_READ_ONLY',
  'DISK_FULL',
] satisfies DeskErrorCode[]

type PinWayProps = {
  /** The core hears us: what is asked over a line that is gone is never answered. */
  reachable: boolean
  /** The digit that opened it. */
  typed: string
  onPunched: (result: PunchResult) => void
  /** Number and PIN were right, but nothing could be written. */
  onNotKept: () => void
  onBack: () => void
}

/** Staff number, then PIN; leaves by itself when nobody goes on. */
export function PinWay({ reachable, typed, onPunched, onNotKept, onBack }: PinWayProps) {
  const { t } = useTexts()
  const desk = useDesk()
  const [staffNo, setStaffNo] = useState<string | null>(null)
  const { problem, forget, ask } = useAsking(reachable, () => setStaffNo(null))
  const alive = usePatience(onBack, patience)

  const punch = (number: string, pin: string): Promise<void> =>
    ask(
      async (requestId) => onPunched(await desk.attendance.punchByPin({ requestId, staffNo: number, pin })),
      (code) => {
        const told = notWritten.includes(code)
        if (told) onNotKept()
        return told
      },
    )
  const common = {
    problem,
    onBack,
    onKey: () => {
      forget()
      alive()
    },
  }
  return staffNo === null ? (
    <EntryPad
      key="number"
      {...common}
      label={t('clock.staffNo')}
      start={problem === undefined ? typed : ''}
      max={20}
      allowed={/[A-Za-z0-9-]/}
      onDone={(number) => {
        setStaffNo(number)
        return Promise.resolve()
      }}
    />
  ) : (
    <EntryPad
      key="pin"
      {...common}
      label={t('clock.pin')}
      note={staffNo}
      start=""
      max={200}
      hidden
      onDone={(pin) => punch(staffNo, pin)}
    />
  )
}
