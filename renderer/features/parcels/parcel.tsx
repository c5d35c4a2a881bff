import { useQuery } from '@tanstack/react-query'
import { Button, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'

import type { Parcel } from '#shared/contract/custody.ts'
import { useApi } from '../../client/desk.tsx'
import { nameOrErased } from '../../client/erased-name.ts'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { ErrorState, LoadingState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatMoment } from '../../ui/time.ts'
import { MarkTags } from './marks.tsx'
import { PickupCode } from './pickup-code.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import './parcels.css'

/** One parcel: where it lies, or who took it and signed. */
export function ParcelScreen() {
  const { t } = useTexts()
  const id = Number(useParams()['id'])
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const parcel = useQuery(useApi().parcels.get.queryOptions({ input: { id } }))
  const print = usePrinting()
  const [releasing, setReleasing] = useState(false)
  const { data } = parcel
  return (
    <Page
      title={data ? `${nameOrErased(t, data.recipientName)} ${data.number}` : t('parcels.title')}
      onBack={() => void navigate('/parcels')}
      extra={
        data && (
          <>
            <Button onClick={() => void print('parcelSlip', id)}>{t('parcels.printSlip')}</Button>
            {data.releasedAt === null && (
              <Button type="primary" onClick={() => setReleasing(true)}>
                {t('parcels.release')}
              </Button>
            )}
          </>
        )
      }
    >
      {parcel.error ? (
        <ErrorState message={sentence(parcel.error)} onRetry={() => void parcel.refetch()} />
      ) : data ? (
        <div className="q-panel">
          <ParcelDetails parcel={data} />
        </div>
      ) : (
        <LoadingState lines={8} />
      )}
      {data && releasing && (
        <ReleaseDialog
          parcels={[data]}
          onClose={() => setReleasing(false)}
          onReleased={() => void parcel.refetch()}
        />
      )}
    </Page>
  )
}

function ParcelDetails({ parcel }: { parcel: Parcel }) {
  const { t } = useTexts()
  const recorded = t('parcels.recordedBy', {
    time: formatMoment(parcel.recordedAt),
    name: parcel.recordedBy,
  })
  const typedLater = parcel.recordedAt - parcel.receivedAt > 60_000
  const state =
    parcel.releasedAt === null ? (
      <StatusTag tone="busy">{t('parcels.stateHeld')}</StatusTag>
    ) : (
      <StatusTag tone="good">{t('parcels.stateCollected')}</StatusTag>
    )
  const lines: [label: string, value: ReactNode][] = [
    [t('parcels.pickupCode'), <PickupCode key="code" code={parcel.pickupCode} large />],
    [t('parcels.state'), state],
    [t('parcels.recipient'), nameOrErased(t, parcel.recipientName)],
    [t('parcels.phoneLast4'), parcel.recipientPhoneLast4],
    [t('parcels.carrier'), parcel.carrier],
    [t('parcels.barcode'), parcel.barcode],
    [t('parcels.marks'), <MarkTags key="marks" marks={parcel.marks} />],
    [t('parcels.note'), parcel.note],
    [t('parcels.receivedAt'), formatMoment(parcel.receivedAt)],
    [t('parcels.recorded'), typedLater ? `${recorded} · ${t('parcels.late')}` : recorded],
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      items={[...lines, ...collectedLines(parcel, t)].map(([label, children]) => ({
        key: label,
        label,
        children,
      }))}
    />
  )
}

function collectedLines(
  { releasedAt, collectorName, collectorKind, releasedBy, signatureImage }: Parcel,
  t: ReturnType<typeof useTexts>['t'],
): [label: string, value: ReactNode][] {
  if (releasedAt === null || collectorKind === null) return []
  return [
    [t('parcels.collectedAt'), formatMoment(releasedAt)],
    [
      t('parcels.collectedBy'),
      `${nameOrErased(t, collectorName)} · ${t(`parcels.collectorKinds.${collectorKind}`)}`,
    ],
    [t('parcels.handedBy'), releasedBy],
    [
      t('parcels.signature'),
      signatureImage === null ? (
        ''
      ) : (
        <img key="signature" className="c-signature" src={signatureImage} alt={t('parcels.signature')} />
      ),
    ],
  ]
}
