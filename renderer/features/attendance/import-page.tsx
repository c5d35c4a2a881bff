import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'

import type { PreviewDone } from '#shared/contract/punch-files.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { Person } from '../../ui/person-select.tsx'
import { DropPlace } from './drop-place.tsx'
import { FileFacts } from './file-facts.tsx'
import { FilePreview } from './file-preview.tsx'
import { useTerminalFile } from './use-terminal-file.ts'
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
          <FileFacts
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
