import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import { useEffect, useEffectEvent } from 'react'

import { collectorKinds, type Parcel } from '#shared/contract/custody.ts'
import { haveOneAddressee } from '#shared/domain/addressee.ts'
import { useApi } from '../../client/desk.tsx'
import { drawnOf } from '../../client/drawn.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import type { SignatureInk } from '../../ui/signature-ink.ts'
import { SignatureField } from '../../ui/signature-pad.tsx'
import { MarkTags } from './marks.tsx'
import { PickupCode } from './pickup-code.tsx'

type Kind = (typeof collectorKinds)[number]
type Values = { collectorKind: Kind; collectorName: string; signature: SignatureInk }

type Props = {
  readonly parcels: readonly Parcel[]
  readonly onClose: () => void
  readonly onReleased: () => void
}

/** Where they lie, who takes them, one signature for all. */
export function ReleaseDialog({ parcels, onClose, onReleased }: Props) {
  const { t } = useTexts()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const release = useMutation(useApi().parcels.release.mutationOptions())
  const one = haveOneAddressee(parcels)
  // A name that the label hides is nobody's to sign with.
  const onLabel = parcels[0]?.recipientName ?? ''
  const name = onLabel.includes('*') ? '' : onLabel
  return (
    <FormDialog<Values>
      open
      title={t('parcels.releaseTitle', { count: parcels.length })}
      width={720}
      onClose={onClose}
      initial={one ? { collectorKind: 'recipient', collectorName: name } : { collectorKind: 'colleague' }}
      submitText={t('parcels.release')}
      problemsOf={ofForm}
      onSubmit={async ({ collectorKind, collectorName, signature }) => {
        await release.mutateAsync({
          requestId: requestId.current(),
          parcelIds: parcels.map(({ id }) => id),
          collectorKind,
          collectorName,
          signature: drawnOf(signature),
        })
        done(t('parcels.releaseDone', { count: parcels.length }))
        onReleased()
        return undefined
      }}
    >
      <PlaceList parcels={parcels} />
      <ChoiceField
        name="collectorKind"
        label={t('parcels.collectorKind')}
        required
        {...(one ? {} : { hint: t('parcels.several') })}
        options={collectorKinds.map((value) => ({
          value,
          label: t(`parcels.collectorKinds.${value}`),
          disabled: value === 'recipient' && !one,
        }))}
      />
      <CollectorName recipient={one ? name : ''} />
      <SignatureField name="signature" label={t('parcels.signature')} required />
    </FormDialog>
  )
}

/** The addressee's own name stands there already; whoever comes in his place gives his. */
function CollectorName({ recipient }: { recipient: string }) {
  const { t } = useTexts()
  const form = Form.useFormInstance<Values>()
  const kind = Form.useWatch('collectorKind', form) as Kind | undefined
  const follow = useEffectEvent((chosen: Kind) => {
    const typed = (form.getFieldValue('collectorName') as string | undefined) ?? ''
    if (chosen === 'recipient' && typed === '') form.setFieldValue('collectorName', recipient)
    if (chosen !== 'recipient' && typed === recipient) form.setFieldValue('collectorName', '')
  })
  useEffect(() => {
    if (kind !== undefined && recipient !== '') follow(kind)
  }, [kind, recipient])
  return <TextField name="collectorName" label={t('parcels.collectorName')} maxLength={60} required />
}

function PlaceList({ parcels }: { parcels: readonly Parcel[] }) {
  const { t } = useTexts()
  return (
    <ul className="c-places" aria-label={t('parcels.releaseList')}>
      {parcels.map(({ id, pickupCode, recipientName, carrier, barcode, marks }) => (
        <li key={id}>
          <PickupCode code={pickupCode} />
          <span>{recipientName}</span>
          <span>{`${carrier} ${barcode}`}</span>
          <MarkTags marks={marks} />
        </li>
      ))}
    </ul>
  )
}
