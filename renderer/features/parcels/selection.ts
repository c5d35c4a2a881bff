import { useState } from 'react'

import type { Parcel } from '#shared/contract/custody.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import { useScanner } from '../../ui/scanner.ts'

/**
 * The parcels that are about to be handed out together: ticked in the list, or scanned one after another. They stay
 * chosen while the list is filtered for the next one.
 */
export function useSelection(rows: readonly Parcel[] | undefined, disabled: boolean) {
  const { t } = useTexts()
  const client = useDesk()
  const { problem, done } = useNotice()
  const { sentence } = useProblems()
  const [chosen, setChosen] = useState<readonly Parcel[]>([])

  const choose = (keys: ReadonlySet<string>) => {
    const known = [...chosen, ...(rows ?? []).filter(({ id }) => !chosen.some((one) => one.id === id))]
    setChosen(known.filter(({ id }) => keys.has(String(id))))
  }
  const scan = async (text: string) => {
    const wanted = text.toUpperCase()
    const found = await client.parcels.list({ text, limit: 20 })
    const parcel = found.rows.find(
      ({ barcode, number, pickupCode }) => barcode === wanted || number === wanted || pickupCode === wanted,
    )
    if (!parcel) {
      problem(t('parcels.scanUnknown', { text }))
      return
    }
    setChosen((before) => [...before.filter(({ id }) => id !== parcel.id), parcel])
    done(t('parcels.scanned', { code: parcel.pickupCode }))
  }
  useScanner(
    ({ text }) => {
      scan(text).catch((error: unknown) => problem(sentence(error)))
    },
    { disabled },
  )
  return {
    chosen,
    keys: new Set(chosen.map(({ id }) => String(id))),
    choose,
    clear: () => setChosen([]),
  }
}
