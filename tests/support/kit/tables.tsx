import { useState } from 'react'

import { Page } from '../../../renderer/ui/layout.tsx'
import { Money } from '../../../renderer/ui/numbers.tsx'
import { StatusTag } from '../../../renderer/ui/status.tsx'
import { DeskTable, type Column } from '../../../renderer/ui/table.tsx'
import { formatShort } from '../../../renderer/ui/time.ts'
import { guests, type Guest } from './data.ts'

const columns: readonly Column<Guest>[] = [
  { key: 'number', title: '编号', width: 120, render: (guest) => guest.number },
  { key: 'name', title: '姓名', width: 110, render: (guest) => guest.name },
  { key: 'firm', title: '工作单位', render: (guest) => guest.firm },
  { key: 'host', title: '被访人', width: 110, render: (guest) => guest.host },
  { key: 'cameAt', title: '来访时间', width: 120, render: (guest) => formatShort(guest.cameAt) },
  { key: 'fen', title: '押金', width: 120, align: 'right', render: (guest) => <Money fen={guest.fen} /> },
  {
    key: 'state',
    title: '状态',
    width: 100,
    render: (guest) =>
      guest.inside ? <StatusTag tone="busy">在访</StatusTag> : <StatusTag tone="quiet">已离开</StatusTag>,
  },
]

/** Ten thousand rows, loaded in two steps; with actions and selection. */
export function TablePage() {
  const [opened, setOpened] = useState('')
  const [count, setCount] = useState(200)
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  return (
    <Page title="来访记录" text="今天">
      <DeskTable
        label="来访记录"
        columns={columns}
        rows={guests.slice(0, count)}
        rowKey={(guest) => guest.id}
        total={guests.length}
        onNearEnd={() => setCount(guests.length)}
        onOpen={(guest) => setOpened(`open ${guest.id}`)}
        actions={[
          {
            key: 'leave',
            label: '离开',
            combo: 'F8',
            run: (guest) => setOpened(`leave ${guest.id}`),
            available: (guest) => guest.inside,
          },
        ]}
        selection={{ keys, onChange: setKeys }}
        empty={{ title: '还没有来访' }}
        autoFocus
      />
      <output data-testid="opened" className="q-hidden">
        {opened}
      </output>
    </Page>
  )
}

/** Loading, empty, failed, and failed while older rows are shown. */
export function TableStatesPage() {
  const [retries, setRetries] = useState(0)
  const shared = {
    columns: columns.slice(0, 3),
    rowKey: (guest: Guest) => guest.id,
    height: 260,
    empty: { title: '今天还没有来访', text: '按 F2 登记第一位访客。' },
  }
  const onRetry = () => setRetries((old) => old + 1)
  return (
    <Page title="表格的各种状态">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <DeskTable {...shared} label="载入" rows={undefined} />
        <DeskTable {...shared} label="空" rows={[]} />
        <DeskTable
          {...shared}
          label="失败"
          rows={undefined}
          error="数据库正在恢复，请稍等片刻。"
          onRetry={onRetry}
        />
        <DeskTable {...shared} label="旧内容" rows={guests.slice(0, 3)} error="" onRetry={onRetry} />
      </div>
      <output data-testid="retries">{retries}</output>
    </Page>
  )
}
