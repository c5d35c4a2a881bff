import { Button } from 'antd'
import { useEffect, useState } from 'react'

import type { Visit } from '#shared/contract/visitors.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'

/** A revealed number hides itself again after this time, ms. */
const visibleFor = 15_000

/** Masked; shown whole for a few seconds to whoever gives a reason, which is recorded first. */
export function IdNumber({ visit }: { visit: Visit }) {
  const { t } = useTexts()
  const client = useDesk()
  const { ofForm } = useProblems()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState('')
  useEffect(() => {
    if (shown === '') return undefined
    const timer = setTimeout(() => setShown(''), visibleFor)
    return () => clearTimeout(timer)
  }, [shown])
  if (visit.idNumberMasked === '') return null
  return (
    <span className="v-id">
      <span className="q-num">{shown === '' ? visit.idNumberMasked : shown}</span>
      {shown === '' && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('visitors.reveal')}
        </Button>
      )}
      <FormDialog<{ reason: string }>
        open={asking}
        title={t('visitors.revealTitle')}
        onClose={() => setAsking(false)}
        submitText={t('visitors.reveal')}
        problemsOf={ofForm}
        onSubmit={async ({ reason }) => {
          const { idNumber } = await client.visitors.revealIdNumber({ visitId: visit.id, reason })
          setShown(idNumber)
          return undefined
        }}
      >
        <p>{t('visitors.revealText')}</p>
        <TextField name="reason" label={t('visitors.revealReason')} maxLength={120} required />
      </FormDialog>
    </span>
  )
}
