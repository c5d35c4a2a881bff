import { Button, Input } from 'antd'
import { useState } from 'react'

import { Page } from '../../../renderer/ui/layout.tsx'
import { Bars, Count, Figure, Money, Sparkline } from '../../../renderer/ui/numbers.tsx'
import { useNotice } from '../../../renderer/ui/notice.tsx'
import { PinPad } from '../../../renderer/ui/pin-pad.tsx'
import { useScanner } from '../../../renderer/ui/scanner.ts'
import { SignaturePad, type SignatureInk } from '../../../renderer/ui/signature-pad.tsx'
import { CrashBoundary, EmptyState, ErrorState, LoadingState } from '../../../renderer/ui/states.tsx'
import { StatusTag } from '../../../renderer/ui/status.tsx'

const week = [12, 18, 7, 22, 31, 4, 0]
const days = ['一', '二', '三', '四', '五', '六', '日']

export function NumbersPage() {
  const { done, ask } = useNotice()
  return (
    <Page
      title="数字与状态"
      extra={
        <Button
          onClick={() =>
            void ask({
              title: '作废这条记录？',
              text: '作废后仍可查到。',
              action: '作废',
              danger: true,
            }).then((yes) => yes && done('已作废'))
          }
        >
          作废
        </Button>
      }
    >
      <div className="q-panel" style={{ display: 'flex', flexWrap: 'wrap', gap: 32, alignItems: 'end' }}>
        <Figure label="在访" value={12} />
        <Figure label="超时未离开" value={3} tone="warn" />
        <Figure label="未交接事项" value={1} tone="bad" />
        <Sparkline values={week} label="一周来访人数，0 到 31" />
        <Bars values={week} names={days} label="一周每天来访人数" />
        <span>
          <Money fen={1234567} /> <Money fen={-50} /> <Count value={12345} unit="件" />
        </span>
        <span style={{ display: 'flex', gap: 8 }}>
          <StatusTag tone="good">已领取</StatusTag>
          <StatusTag tone="busy">在访</StatusTag>
          <StatusTag tone="warn">超时</StatusTag>
          <StatusTag tone="bad">封条破损</StatusTag>
          <StatusTag tone="quiet">已作废</StatusTag>
        </span>
      </div>
    </Page>
  )
}

function Broken({ broken }: { broken: boolean }) {
  if (broken) throw new TypeError('深处的错误')
  return <p>这一块没有坏</p>
}

export function StatesPage() {
  const [broken, setBroken] = useState(false)
  return (
    <Page title="状态">
      <EmptyState
        title="还没有寄存物品"
        text="按 F2 登记第一件。"
        action={<Button type="primary">登记寄存</Button>}
      />
      <LoadingState lines={3} />
      <ErrorState onRetry={() => undefined} />
      <Button onClick={() => setBroken(true)}>弄坏</Button>
      <CrashBoundary>
        <Broken broken={broken} />
      </CrashBoundary>
    </Page>
  )
}

export function SignaturePage() {
  const [ink, setInk] = useState<SignatureInk | undefined>()
  const [width, setWidth] = useState(520)
  return (
    <Page title="签名">
      <div style={{ width }}>
        <SignaturePad label="访客签名" onConfirm={setInk} />
      </div>
      <Button onClick={() => setWidth(320)}>变窄</Button>
      <output data-testid="ink">{ink === undefined ? '' : JSON.stringify(ink)}</output>
    </Page>
  )
}

export function PinPage() {
  const [got, setGot] = useState('')
  const check = async (pin: string) => {
    await Promise.resolve()
    setGot(`checked ${pin.length}`)
    return pin === '2468' ? undefined : '密码不对，还可以试 4 次'
  }
  return (
    <Page title="密码">
      <div style={{ display: 'flex', gap: 40, alignItems: 'start' }}>
        <PinPad onDone={check} autoFocus />
        <PinPad label="请输入工号密码" onDone={check} size="kiosk" />
      </div>
      <output data-testid="got">{got}</output>
    </Page>
  )
}

export function ScanPage() {
  const [scans, setScans] = useState<string[]>([])
  const [text, setText] = useState('')
  const [submits, setSubmits] = useState(0)
  useScanner((scan) => setScans((old) => [...old, scan.text]))
  return (
    <Page title="扫码">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setSubmits((old) => old + 1)
        }}
      >
        <Input aria-label="备注" value={text} onChange={(event) => setText(event.target.value)} />
      </form>
      <output data-testid="scans">{scans.join('|')}</output>
      <output data-testid="submits">{submits}</output>
    </Page>
  )
}
