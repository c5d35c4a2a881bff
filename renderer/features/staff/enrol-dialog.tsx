import { useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { shownError } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useEnrolment, type Stage } from './use-enrolment.ts'

const labels = ['rightIndex', 'rightMiddle', 'rightThumb', 'leftIndex', 'leftMiddle', 'leftThumb'] as const
type Label = (typeof labels)[number]

/** Guides one finger into the reader, with words large enough to be read over the desk. */
export function EnrolDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTexts()
  const readers = useQuery(useApi().readers.list.queryOptions({ input: {} }))
  const ready = (readers.data ?? []).filter(({ state }) => state === 'ready')
  const [chosen, setChosen] = useState<number>()
  const [label, setLabel] = useState<Label>('rightIndex')
  const { stage, start, reset } = useEnrolment()
  const readerId = ready.find(({ id }) => id === chosen)?.id ?? ready[0]?.id
  const running = stage.kind === 'waiting' || stage.kind === 'step'

  const begin = () => {
    if (readerId !== undefined)
      start({ staffId: member.id, readerId, label: t(`staff.enrol.labels.${label}`) })
  }
  const another = () => {
    setLabel(labels[(labels.indexOf(label) + 1) % labels.length] ?? 'rightIndex')
    reset()
  }
  return (
    <Modal
      open
      title={t('staff.enrol.title', { name: member.name })}
      onCancel={onClose}
      footer={null}
      width={560}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ShortcutLayer>
        {readers.data && ready.length === 0 && stage.kind === 'idle' ? (
          <EmptyState title={t('staff.enrol.noReader')} text={t('staff.enrol.noReaderText')} />
        ) : stage.kind === 'idle' ? (
          <Form layout="vertical" onFinish={begin}>
            {ready.length > 1 && (
              <Form.Item label={t('staff.enrol.reader')} htmlFor="enrol-reader">
                <Select
                  id="enrol-reader"
                  value={readerId ?? null}
                  onChange={setChosen}
                  options={ready.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
            )}
            <Form.Item label={t('staff.enrol.label')} htmlFor="enrol-label" extra={t('staff.enrol.hint')}>
              <Select<Label>
                id="enrol-label"
                value={label}
                onChange={setLabel}
                options={labels.map((value) => ({ value, label: t(`staff.enrol.labels.${value}`) }))}
              />
            </Form.Item>
            <div className="t-foot">
              <Button onClick={onClose}>{t('common.cancel')}</Button>
              <Button type="primary" htmlType="submit" autoFocus>
                {t('staff.enrol.start')}
              </Button>
            </div>
          </Form>
        ) : (
          <>
            <Guidance stage={stage} />
            <div className="t-foot">
              {running && <Button onClick={onClose}>{t('common.cancel')}</Button>}
              {stage.kind === 'failed' && (
                <>
                  <Button onClick={onClose}>{t('common.close')}</Button>
                  <FocusedButton onClick={reset}>{t('staff.enrol.again')}</FocusedButton>
                </>
              )}
              {stage.kind === 'enrolled' && (
                <>
                  <Button onClick={onClose}>{t('staff.enrol.finish')}</Button>
                  <FocusedButton onClick={another}>{t('staff.enrol.another')}</FocusedButton>
                </>
              )}
            </div>
          </>
        )}
      </ShortcutLayer>
    </Modal>
  )
}

function FocusedButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button type="primary" autoFocus onClick={onClick}>
      {children}
    </Button>
  )
}

/** What to do now, in one large sentence. */
function Guidance({ stage }: { stage: Exclude<Stage, { kind: 'idle' }> }) {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const failure = (error: unknown): string => {
    const { code, data } = shownError(error)
    const reason = code === 'ENROL_FAILED' ? data['reason'] : undefined
    return reason === 'timedOut' || reason === 'poor' || reason === 'different' || reason === 'cancelled'
      ? t(`staff.enrol.reasons.${reason}`)
      : sentence(error)
  }
  switch (stage.kind) {
    case 'waiting':
      return (
        <div className="t-guide" role="status">
          <strong>{t('staff.enrol.waiting')}</strong>
        </div>
      )
    case 'step': {
      const bad = stage.step === 'poor' || stage.step === 'different'
      return (
        <div className={bad ? 't-guide t-guide-warn' : 't-guide'} role="status">
          <strong>{t(`staff.enrol.steps.${stage.step}`)}</strong>
        </div>
      )
    }
    case 'enrolled':
      return (
        <div className="t-guide t-guide-good" role="status">
          <strong>{t('staff.enrol.done')}</strong>
          <p>{t('staff.enrol.doneText')}</p>
        </div>
      )
    case 'failed':
      return (
        <div className="t-guide t-guide-bad" role="alert">
          <strong>{t('staff.enrol.stopped')}</strong>
          <p>{failure(stage.error)}</p>
        </div>
      )
  }
}
