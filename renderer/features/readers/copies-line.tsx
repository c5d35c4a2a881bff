import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'

/** Whether copies of templates are kept on this PC; turning them on says what that risks. */
export function CopiesLine() {
  const { t } = useTexts()
  const api = useApi()
  const may = usePermissions()
  const { ask, done, problem } = useNotice()
  const { sentence } = useProblems()
  const copies = useQuery(api.fingers.copies.queryOptions({ input: {}, enabled: may('fingers.write') }))
  const keep = useMutation(api.fingers.keepCopies.mutationOptions())
  if (!copies.data) return null
  const { kept, count } = copies.data
  const turn = async () => {
    const question = kept
      ? { title: t('fingers.copies.offTitle'), text: t('fingers.copies.offText') }
      : { title: t('fingers.copies.onTitle'), text: t('fingers.copies.onText') }
    const action = kept ? t('fingers.copies.turnOff') : t('fingers.copies.turnOn')
    if (!(await ask({ ...question, action, danger: true }))) return
    try {
      await keep.mutateAsync({ requestId: newRequestId(), kept: !kept })
      done(kept ? t('fingers.copies.turnedOff') : t('fingers.copies.turnedOn'))
    } catch (error) {
      problem(sentence(error))
    }
  }
  return (
    <section className="r-copies" aria-label={t('fingers.copies.title')}>
      <span>
        <strong>{t('fingers.copies.title')}</strong>{' '}
        {kept ? t('fingers.copies.on', { count }) : t('fingers.copies.off')}
      </span>
      {may('settings.write') && (
        <Button size="small" onClick={() => void turn()}>
          {kept ? t('fingers.copies.turnOff') : t('fingers.copies.turnOn')}
        </Button>
      )}
    </section>
  )
}
