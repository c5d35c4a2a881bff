import { Alert, Button, Progress } from 'antd'
import { useState, type DragEvent } from 'react'

import { useTexts } from '../../i18n/index.ts'
import type { Stage } from './use-terminal-file.ts'

type DropProps = {
  stage: Stage
  onChoose: () => void
  onDrop: (file: File | undefined) => void
  onStop: () => void
}

/** Where a file is dropped or chosen, how far it is, or why it was refused. */
export function DropPlace({ stage, onChoose, onDrop, onStop }: DropProps) {
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
