import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { ScopeField, type Scope } from './scope-field.tsx'

/** He does not come: this once, from now on, or with his whole group. */
export function CancelDialog({ row, onClose }: { row: ExpectedVisit; onClose: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  return (
    <FormDialog<{ scope?: Scope }>
      open
      title={t('expected.cancelTitle', { name: row.name })}
      onClose={onClose}
      initial={{ scope: 'one' }}
      submitText={t('expected.cancelDo')}
      problemsOf={ofForm}
      onSubmit={async ({ scope }) => {
        const input = { requestId: requestId.current(), expectedId: row.id, scope: scope ?? 'one' }
        const { ids } = await client.expected.cancel(input)
        done(t('expected.cancelled', { count: ids.length }))
        return undefined
      }}
    >
      <p>{t('expected.cancelText')}</p>
      <ScopeField row={row} />
    </FormDialog>
  )
}
