import { Alert, Button, Progress } from 'antd'
import { useRef, useState, type DragEvent } from 'react'
import { useNavigate } from 'react-router'

import { columnOrders, type PreviewDone } from '#shared/contract/punch-files.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { Person } from '../../ui/person-select.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { formatMoment } from '../../ui/time.ts'
import { FilePreview } from './file-preview.tsx'
import { useTerminalFile, type Order, type Stage } from './use-terminal-file.ts'
import './attendance.css'

/** What an import of this file brings: new punches and those of numbers given a person, or people found and ticked. */
function countOf(
  preview: PreviewDone,
  given: ReadonlyMap<string, Person>,
  ticked: ReadonlySet<string>,
): number {
  const { counts, unknown, fileKind } = preview
  if (fileKind === 'users') return (counts.linked ?? 0) + ticked.size + given.size
  const numbers = unknown.filter(({ userNo }) => given.has(userNo))
  return numbers.reduce((sum, { lines }) => sum + lines, counts.new ?? 0)
}

/** A file from a stick: chosen or dropped, looked at line by line, and only then imported. */
export function ImportPage() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { done, problem } = useNotice()
  const chooser = useRef<HTMLInputElement>(null)
  const [given, setGiven] = useState<ReadonlyMap<string, Person>>(new Map())
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const file = useTerminalFile()
  const { stage } = file
  const seen = stage.kind === 'seen' ? stage : undefined
  const count = seen ? countOf(seen.preview, given, ticked) : 0
  const back = () => void navigate('/attendance/files')

  const choose = (chosen: File | undefined) => {
    if (!chosen || stage.kind === 'working') return
    setGiven(new Map())
    setTicked(new Set())
    void file.choose(chosen)
  }
  const take = async () => {
    if (!seen || count === 0) return
    const links = [...given].map(([userNo, { id }]) => ({ userNo, staffId: Number(id) }))
    const taken = await file.take(
      seen.order,
      links,
      [...ticked].filter((userNo) => !given.has(userNo)),
    )
    if (taken === undefined) return
    done(t('punchFiles.done', { count: taken }))
    back()
  }
  const stop = () => {
    file.stop()
    problem(t('punchFiles.stopped'))
  }
  useShortcut('Ctrl+S', () => void take(), { label: t('punchFiles.importTitle'), disabled: count === 0 })
  const open = () => chooser.current?.click()
  return (
    <Page
      title={t('punchFiles.importTitle')}
      text={stage.kind === 'none' ? undefined : file.name}
      onBack={back}
      extra={
        seen && (
          <>
            <Button onClick={open}>{t('punchFiles.chooseOther')}</Button>
            <Button
              type="primary"
              aria-keyshortcuts="Control+S"
              disabled={count === 0}
              onClick={() => void take()}
            >
              {t('punchFiles.do', { count })} Ctrl+S
            </Button>
          </>
        )
      }
    >
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".dat,.txt"
        aria-label={t('punchFiles.choose')}
        onChange={(event) => {
          choose(event.target.files?.[0])
          event.target.value = '' // the same file, mended, may be chosen again
        }}
      />
      {seen ? (
        <>
          <Facts
            preview={seen.preview}
            order={seen.order}
            nothing={count === 0}
            onOrder={(order) => void file.look(order)}
          />
          <FilePreview
            preview={seen.preview}
            given={given}
            onGive={(userNo, person) => setGiven(new Map(given).set(userNo, person))}
            ticked={ticked}
            onTick={setTicked}
          />
        </>
      ) : (
        <DropPlace stage={stage} onChoose={open} onDrop={choose} onStop={stop} />
      )}
    </Page>
  )
}

type FactsProps = { preview: PreviewDone; order: Order; nothing: boolean; onOrder: (order: Order) => void }

/** What holds for the whole file. */
function Facts({ preview, order, nothing, onOrder }: FactsProps) {
  const { t } = useTexts()
  const { importedAt, asksOrder, terminal, timeZone, fileKind, unknown } = preview
  const told = [
    t(`punchFiles.kinds.${fileKind}`),
    ...(terminal === '' ? [] : [t('punchFiles.terminalIs', { terminal })]),
    ...(fileKind === 'punches' ? [t('punchFiles.zone', { zone: timeZone })] : []),
  ]
  const before = importedAt === null ? '' : t('punchFiles.before', { at: formatMoment(importedAt) })
  const idle = nothing && unknown.length === 0 && !asksOrder && fileKind === 'punches'
  return (
    <>
      <p className="a-help">{told.join(' · ')}</p>
      {(before !== '' || idle) && (
        <Alert
          className="a-now"
          type="info"
          showIcon
          role="status"
          title={[before, ...(idle ? [t('punchFiles.nothing')] : [])]
            .filter((part) => part !== '')
            .join('。')}
        />
      )}
      {(asksOrder || order !== null) && (
        <div className="a-chosen">
          <span>{t('punchFiles.asksOrder')}</span>
          <Segmented<string>
            aria-label={t('punchFiles.order')}
            value={order ?? 'auto'}
            onChange={(value) => onOrder(columnOrders.find((one) => one === value) ?? null)}
            options={(['auto', ...columnOrders] as const).map((value) => ({
              value,
              label: t(`punchFiles.orders.${value}`),
            }))}
          />
        </div>
      )}
    </>
  )
}

type DropProps = {
  stage: Stage
  onChoose: () => void
  onDrop: (file: File | undefined) => void
  onStop: () => void
}

/** Where a file is dropped or chosen, how far it is, or why it was refused. */
function DropPlace({ stage, onChoose, onDrop, onStop }: DropProps) {
  const { t } = useTexts()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop(event.dataTransfer.files[0])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={over ? 'a-drop a-over' : 'a-drop'}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {stage.kind === 'working' ? (
        <>
          <p role="status">{t(`punchFiles.steps.${stage.step}`)}</p>
          <Progress
            className="a-work"
            percent={stage.percent}
            aria-label={t(`punchFiles.steps.${stage.step}`)}
          />
          <Button autoFocus onClick={onStop}>
            {t('punchFiles.stop')}
          </Button>
        </>
      ) : (
        <>
          {stage.kind === 'refused' && <Alert type="error" showIcon role="alert" title={stage.message} />}
          <p>{t('punchFiles.drop')}</p>
          <Button type="primary" autoFocus onClick={onChoose}>
            {t('punchFiles.choose')}
          </Button>
          <p className="a-help">{t('punchFiles.dropText')}</p>
        </>
      )}
    </div>
  )
}
