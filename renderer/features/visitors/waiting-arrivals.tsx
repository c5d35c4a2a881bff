import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useRef, useState } from 'react'

import type { WaitingCard } from '#shared/contract/visitor-side.ts'
import { useApi, useDesk } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer, useShortcut } from '../../ui/keyboard.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { formatClock } from '../../ui/time.ts'
import './arrival-extras.css'

interface Props {
  /** Takes somebody over, by the name of his card. */
  readonly onTake: (cardId: string) => void
}

/**
 * Who has filled in his part on the visitor's screen and stands at the desk: a button in the head of the page, which moves
 * nothing below it, and the list behind it; nothing when nobody waits.
 */
export function WaitingArrivals({ onTake }: Props) {
  const { t } = useTexts()
  const may = usePermissions()
  const { data } = useQuery(
    useApi().visitorSide.desk.queryOptions({ input: {}, enabled: may('visits.write') }),
  )
  const [open, setOpen] = useState(false)
  const waiting = data?.waiting ?? []
  const show = () => setOpen(true)
  useShortcut('F7', show, { label: t('arrivalExtras.waiting'), disabled: waiting.length === 0 })
  if (waiting.length === 0) {
    if (open) setOpen(false) // or the next one to come would open it by himself
    return null
  }
  return (
    <>
      <Button className="v-arrivals" aria-keyshortcuts="F7" onClick={show}>
        {t('arrivalExtras.waitingCount', { count: waiting.length })} F7
      </Button>
      {open && (
        <WaitingDialog
          waiting={waiting}
          onClose={() => setOpen(false)}
          onTake={(cardId) => {
            setOpen(false)
            onTake(cardId)
          }}
        />
      )}
    </>
  )
}

function WaitingDialog({
  waiting,
  onTake,
  onClose,
}: Props & { readonly waiting: readonly WaitingCard[]; readonly onClose: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const take = ({ id }: WaitingCard) => onTake(id)
  const dismiss = ({ id }: WaitingCard) =>
    void client.visitorSide.dismiss({ cardId: id }).catch(() => undefined) // gone already
  return (
    <Modal
      open
      title={t('arrivalExtras.waiting')}
      footer={null}
      width={760}
      onCancel={onClose}
      // antd gives the focus to the dialog itself first
      afterOpenChange={(now) => now && box.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
    >
      <ShortcutLayer>
        <div ref={box}>
          <DeskTable
            label={t('arrivalExtras.waiting')}
            height={260}
            rows={waiting}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', title: t('visitors.name'), width: 150, render: ({ name }) => name },
              { key: 'company', title: t('visitors.company'), render: ({ company }) => company },
              { key: 'whom', title: t('visitors.host'), width: 120, render: ({ whom }) => whom },
              {
                key: 'since',
                title: t('arrivalExtras.since'),
                width: 72,
                render: ({ since }) => formatClock(since),
              },
            ]}
            onOpen={take}
            actions={[
              { key: 'take', label: t('arrivalExtras.takeOver'), combo: 'F7', run: take },
              { key: 'gone', label: t('arrivalExtras.dismiss'), combo: 'Delete', run: dismiss },
            ]}
            empty={{ title: t('arrivalExtras.waiting') }}
          />
        </div>
      </ShortcutLayer>
    </Modal>
  )
}
