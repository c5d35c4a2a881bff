import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { nameOrErased } from '../../client/erased-name.ts'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { DepositDetails, DepositMarks, DepositReturn } from './details.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import './deposits.css'

/** One deposit: what it is, how far its sum can be trusted, its marks, and how it went back. */
export function DepositScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const deposit = useQuery(useApi().deposits.get.queryOptions({ input: { id } }))
  const print = usePrinting()
  const [releasing, setReleasing] = useState(false)
  const { data } = deposit
  return (
    <Page
      title={data ? `${nameOrErased(t, data.guestName)} ${data.number}` : t('deposits.title')}
      onBack={() => void navigate('/deposits')}
      extra={
        data && (
          <>
            <Button onClick={() => void print('depositSlip', id)}>{t('deposits.printSlip')}</Button>
            {data.releasedAt === null && (
              <Button type="primary" onClick={() => setReleasing(true)}>
                {t('deposits.release')}
              </Button>
            )}
          </>
        )
      }
    >
      {deposit.error ? (
        <ErrorState message={sentence(deposit.error)} onRetry={() => void deposit.refetch()} />
      ) : data ? (
        <div className="d-parts">
          <div className="q-panel">
            <DepositDetails deposit={data} />
          </div>
          <div>
            <DepositMarks deposit={data} />
            <DepositReturn deposit={data} />
          </div>
        </div>
      ) : (
        <LoadingState lines={8} />
      )}
      {data && releasing && <ReleaseDialog deposit={data} onClose={() => setReleasing(false)} />}
    </Page>
  )
}
