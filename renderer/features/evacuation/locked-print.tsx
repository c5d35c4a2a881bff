import { Button } from 'antd'
import { useEffect, useEffectEvent } from 'react'

import { openPrint } from '../../client/connect.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import './evacuation.css'

/** On the locked reception: F9 prints names and areas at once, without a password. */
export function LockedPrint() {
  const { t } = useTexts()
  const client = useDesk()
  const { problem } = useNotice()
  const { sentence } = useProblems()
  const print = async () => {
    try {
      const { ticket } = await client.evacuation.lockedTicket({})
      await openPrint(`#/print?ticket=${ticket}`)
    } catch (error) {
      problem(sentence(error))
    }
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F9' || event.repeat) return
    event.preventDefault()
    void print()
  })
  // the window's own shortcuts live with the desk, which may never have been open yet
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <Button className="e-locked" danger aria-keyshortcuts="F9" onClick={() => void print()}>
      {t('evacuation.lockedPrint')} F9
    </Button>
  )
}
