import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'

import { useTexts } from '../i18n/index.ts'
import { useShortcut } from '../ui/keyboard.tsx'
import { useApi } from './desk.tsx'
import { isNotAllowed, useFingerWatch, type FingerUse, type FingerWatch } from './finger-watch.ts'
import { useProblems } from './problem.ts'
import { shownError } from './request.ts'

type FingerLineProps = FingerUse & {
  /** The words of a refusal; without it the general sentence stands. */
  sentence?: ((error: unknown) => string) | undefined
}

const listening: ReadonlySet<string> = new Set(['starting', 'waiting', 'unknownFinger', 'dirtyFinger'])

/**
 * A finger in place of a PIN: one button, and beside it what the reader waits for or why not. The button keeps its place
 * and the focus whatever happens to the reader, and everything said here is announced.
 */
export function FingerLine(props: FingerLineProps) {
  const { t } = useTexts()
  const { watch, begin, end } = useFingerWatch(props)
  const readers = useQuery(useApi().readers.list.queryOptions({ input: {} }))
  // a reader that only tells cards signs for nobody
  const forFingers = readers.data?.filter(({ canEnrol }) => canEnrol)
  const configured = forFingers?.length ?? 0
  const present = forFingers?.some(({ state }) => state === 'ready') ?? false
  const waits = listening.has(watch.phase)
  const toggle = () => (waits ? end() : void begin())
  useShortcut('Alt+F', toggle, { label: t('sign.useFinger'), disabled: configured === 0 })
  if (!readers.data) return null
  if (configured === 0) return <p className="q-finger">{t('sign.none')}</p>
  return (
    <div className="q-finger">
      <Button aria-keyshortcuts="Alt+F" onClick={toggle}>
        {waits ? t('sign.stop') : t('sign.useFinger')} Alt+F
      </Button>
      <Refusal watch={watch} sentence={props.sentence} />
      <Words watch={watch} present={present} />
    </div>
  )
}

/** That the reader is away is told by the words beside the button, not twice. */
const isAbsent = (error: unknown) => error !== undefined && shownError(error).code === 'READER_ABSENT'

function Words({ watch: { phase, name }, present }: { watch: FingerWatch; present: boolean }) {
  const { t } = useTexts()
  const words = {
    off: '',
    starting: t('sign.starting'),
    waiting: t('sign.waiting'),
    unknownFinger: t('sign.unknownFinger'),
    dirtyFinger: t('sign.dirtyFinger'),
    recognized: t('sign.recognized', { name }),
    stopped: t('sign.stopped'),
    unfinished: t('sign.unfinished'),
  }
  return (
    <span role="status" className={phase === 'waiting' ? 'q-finger-now' : ''}>
      {present ? words[phase] : t('sign.absent')}
    </span>
  )
}

function Refusal({
  watch: { name, error },
  sentence,
}: { watch: FingerWatch } & Pick<FingerLineProps, 'sentence'>) {
  const { t } = useTexts()
  const problems = useProblems()
  if (error === undefined || isAbsent(error)) return null
  const words =
    isNotAllowed(error) && name !== ''
      ? t('sign.notAllowed', { name })
      : (sentence ?? problems.sentence)(error)
  return <Alert type="error" showIcon role="alert" title={words} />
}
