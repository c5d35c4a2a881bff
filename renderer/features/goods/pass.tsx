import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'

import type { GoodsPassWhole } from '#shared/contract/goods-passes.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { usePassActions, type PassAction } from './pass-actions.tsx'
import { PassDetails } from './pass-details.tsx'
import { PassItems } from './pass-items.tsx'
import './goods.css'

/** One pass: who, what, where it stands, and the next step under Enter. */
export function PassScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const may = usePermissions()
  const { sentence } = useProblems()
  const pass = useQuery(useApi().goodsPass.get.queryOptions({ input: { id } }))
  const { actions, dialog } = usePassActions()
  const { data } = pass
  const writes = may('goods.write')
  const open = actions.filter((one) => data && one.available(data) && (writes || one.key === 'print'))
  return (
    <Page
      title={data ? t('goods.passTitle', { number: data.number }) : t('goods.title')}
      onBack={() => void navigate('/visitors/goods')}
      extra={
        data &&
        // Next step last and in colour, as on every screen; read from the right.
        [...open]
          .reverse()
          .map((action) => (
            <ActionButton
              key={`${action.key} ${data.state}`}
              action={action}
              pass={data}
              next={action === open[0]}
            />
          ))
      }
    >
      {pass.error ? (
        <ErrorState message={sentence(pass.error)} onRetry={() => void pass.refetch()} />
      ) : data ? (
        <>
          {data.state === 'stopped' && (
            <div className="q-panel g-stopped" role="alert">
              <p>{t('goods.stoppedText')}</p>
            </div>
          )}
          <div className="q-panel g-panel">
            <PassDetails pass={data} />
            <PassItems items={data.items} />
          </div>
        </>
      ) : (
        <LoadingState lines={8} />
      )}
      {dialog}
    </Page>
  )
}

type ActionButtonProps = { action: PassAction; pass: GoodsPassWhole; next: boolean }

/** A button with its key; the next step has the focus, so that Enter takes it. */
function ActionButton({ action, pass, next }: ActionButtonProps) {
  const { label, combo = '', run } = action
  useShortcut(combo, () => run(pass), { label, disabled: combo === '' })
  return (
    <Button
      {...(next ? { type: 'primary', autoFocus: true } : {})}
      {...(action.key === 'cancel' ? { danger: true } : {})}
      onClick={() => run(pass)}
    >
      {`${label} ${combo}`.trim()}
    </Button>
  )
}
