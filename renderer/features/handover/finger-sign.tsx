import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'

import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'

type FingerSignProps = {
  /** Whatever has to be ticked is ticked; shows it when not. */
  isReady: () => Promise<boolean>
  /** Signs with the one-time proof of a finger. */
  onProof: (proof: string) => Promise<void>
}

type Watch =
  | { kind: 'off' }
  | { kind: 'waiting' | 'unknownFinger' | 'dirtyFinger' | 'stopped' }
  | { kind: 'failed'; error: unknown }

/** Waits for one known finger and signs with it; says plainly when there is no reader to put it on. */
export function FingerSign({ isReady, onProof }: FingerSignProps) {
  const { t } = useTexts()
  const desk = useDesk()
  const readers = useQuery(useApi().readers.list.queryOptions({ input: {} }))
  const [watch, setWatch] = useState<Watch>({ kind: 'off' })
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const listen = async (signal: AbortSignal) => {
    setWatch({ kind: 'waiting' })
    for await (const event of await desk.readers.proof(undefined, { signal })) {
      if (signal.aborted) return
      if (event.kind !== 'proof') setWatch({ kind: event.kind })
      else return onProof(event.proof)
    }
    setWatch({ kind: 'stopped' })
  }
  const begin = async () => {
    if (!(await isReady())) return
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    listen(own.signal).catch((error: unknown) => {
      if (!own.signal.aborted) setWatch({ kind: 'failed', error })
    })
  }
  const end = () => {
    stop.current?.abort()
    setWatch({ kind: 'off' })
  }

  if (!readers.data) return null
  if (!readers.data.some(({ state }) => state === 'ready')) {
    return (
      <p className="h-finger">
        {readers.data.length === 0 ? t('handover.fingerNone') : t('handover.fingerAbsent')}
      </p>
    )
  }
  const waiting = watch.kind === 'waiting' || watch.kind === 'unknownFinger' || watch.kind === 'dirtyFinger'
  return (
    <div className="h-finger">
      {waiting ? (
        <Button onClick={end}>{t('handover.fingerStop')}</Button>
      ) : (
        <Button onClick={() => void begin()}>{t('handover.useFinger')}</Button>
      )}
      <FingerWords watch={watch} />
    </div>
  )
}

function FingerWords({ watch }: { watch: Watch }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const words = {
    waiting: t('handover.fingerWaiting'),
    unknownFinger: t('handover.fingerUnknown'),
    dirtyFinger: t('handover.fingerDirty'),
    stopped: t('handover.fingerStopped'),
    off: '',
  }
  if (watch.kind === 'failed')
    return <Alert type="error" showIcon role="alert" title={sentence(watch.error)} />
  return <span role="status">{words[watch.kind]}</span>
}
