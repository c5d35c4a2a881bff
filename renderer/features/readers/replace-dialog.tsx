import { Alert, Button, Modal, Progress } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import type { Reader } from './reader.ts'
import { useReplacing, type Stage, type Strangers } from './use-replacing.ts'

/** Puts the fingers of a changed module back and says who has to enrol again. */
export function ReplaceDialog({ reader, onClose }: { reader: Reader; onClose: () => void }) {
  const { t } = useTexts()
  const { stage, start } = useReplacing(reader.id)
  return (
    <Modal
      open
      title={t('fingers.replace.title', { name: reader.name })}
      onCancel={onClose}
      footer={null}
      width={560}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        <div aria-live="polite">
          <Told stage={stage} />
        </div>
        <Choices stage={stage} onStart={start} onClose={onClose} />
      </ShortcutLayer>
    </Modal>
  )
}

function Told({ stage }: { stage: Stage }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  switch (stage.kind) {
    case 'idle':
      return <p>{t('fingers.replace.text')}</p>
    case 'checking':
      return <p role="status">{t('fingers.replace.checking')}</p>
    case 'progress': {
      const { done, of } = stage
      const words = t('fingers.replace.progress', { done: done + 1, of })
      return (
        <>
          <p role="status">{words}</p>
          <Progress percent={Math.round((done / of) * 100)} showInfo={false} aria-label={words} />
        </>
      )
    }
    case 'strangers':
      return (
        <Alert
          type="warning"
          showIcon
          title={t('fingers.replace.strangers', { count: stage.count })}
          description={t('fingers.replace.strangersText')}
        />
      )
    case 'replaced': {
      const { restored, toEnrolAgain: again, strangersDeleted: count } = stage
      return (
        <Alert
          type={restored > 0 ? 'success' : 'info'}
          showIcon
          title={restored > 0 ? t('fingers.replace.done') : t('fingers.replace.doneNone')}
          description={
            <>
              <p>
                {t('fingers.replace.counts', { restored, again })}
                {count > 0 && t('fingers.replace.deleted', { count })}
              </p>
              <p>{t('fingers.replace.oldModule')}</p>
            </>
          }
        />
      )
    }
    case 'failed':
      return (
        <Alert
          type="error"
          showIcon
          title={t('fingers.replace.failed')}
          description={sentence(stage.error)}
        />
      )
  }
}

type ChoicesProps = { stage: Stage; onStart: (strangers: Strangers) => void; onClose: () => void }

/** What may come now; the best is under Enter. */
function Choices({ stage, onStart, onClose }: ChoicesProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const close = <Button onClick={onClose}>{t('common.close')}</Button>
  switch (stage.kind) {
    case 'idle':
      return (
        <Foot>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Best onClick={() => onStart('ask')}>{t('fingers.replace.start')}</Best>
        </Foot>
      )
    case 'checking':
    case 'progress':
      return (
        <Foot>
          <Button onClick={onClose}>{t('fingers.replace.stop')}</Button>
        </Foot>
      )
    case 'strangers':
      return (
        <Foot>
          <Button onClick={() => onStart('keep')}>{t('fingers.replace.keepThem')}</Button>
          <Best onClick={() => onStart('delete')}>{t('fingers.replace.deleteThem')}</Best>
        </Foot>
      )
    case 'failed':
      return (
        <Foot>
          {close}
          <Best onClick={() => onStart('ask')}>{t('fingers.replace.again')}</Best>
        </Foot>
      )
    case 'replaced':
      if (stage.toEnrolAgain === 0)
        return (
          <Foot>
            <Best onClick={onClose}>{t('common.close')}</Best>
          </Foot>
        )
      return (
        <Foot>
          {close}
          <Best onClick={() => void navigate('/staff/enrol-again')}>
            {t('fingers.replace.toList', { count: stage.toEnrolAgain })}
          </Best>
        </Foot>
      )
  }
}

const Foot = ({ children }: { children: ReactNode }) => <div className="r-foot">{children}</div>

function Best({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button type="primary" autoFocus onClick={onClick}>
      {children}
    </Button>
  )
}
