import { useQuery } from '@tanstack/react-query'
import { Form, type FormRule } from 'antd'

import type { Deposit } from '#shared/contract/custody.ts'
import type { Credential } from '#shared/contract/values.ts'
import { CredentialFields } from '../../client/credential-fields.tsx'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { SignatureField } from '../../ui/signature-pad.tsx'
import { CashField } from './cash-grid.tsx'
import type { Quantities } from './cash.ts'
import { findingOf, lacksRecount, needsApproval, type Finding, type ReleaseValues } from './release-values.ts'
import { yuanText } from './sum.tsx'

type Approving = {
  /** Releases with a finger's approval; rejects with the contract's error when it was not taken. */
  onFinger: (finger: Credential) => Promise<void>
  sentence: (error: unknown) => string
}

/** In the order of the act: look at the seal, count, explain what is wrong, sign. */
export function ReleaseFields({ deposit, ...approving }: Approving & { deposit: Deposit }) {
  const { t } = useTexts()
  const form = Form.useFormInstance<ReleaseValues>()
  const seal = Form.useWatch('seal', form) as ReleaseValues['seal'] | undefined
  const opening = Form.useWatch('opening', form)
  const cash = Form.useWatch('cash', form)
  const finding = findingOf(deposit, {
    ...(seal === undefined ? {} : { seal }),
    ...(opening === undefined ? {} : { opening }),
    ...(cash === undefined ? {} : { cash }),
  })
  const sealed = deposit.method === 'sealed'
  const recounted: FormRule = {
    validator: (_, counted?: Quantities) =>
      lacksRecount(deposit, findingOf(deposit, counted === undefined ? {} : { cash: counted }))
        ? Promise.reject(new Error(t('deposits.recountNeeded')))
        : Promise.resolve(),
  }
  return (
    <div className="d-release">
      <p className="d-note">{t('deposits.sealCheck', { seal: deposit.sealNumber })}</p>
      <FieldGrid columns={2}>
        <ChoiceField
          name="seal"
          label={t('deposits.sealIntact')}
          required
          options={[
            { value: 'intact', label: t('deposits.intact') },
            { value: 'broken', label: t('deposits.broken') },
          ]}
        />
        {sealed && (
          <ChoiceField
            name="opening"
            label={t('deposits.opening')}
            required
            options={[
              { value: 'unopened', label: t('deposits.unopened') },
              { value: 'opened', label: t('deposits.opened') },
            ]}
          />
        )}
      </FieldGrid>
      {finding.counts && (
        <>
          <CashField
            name="cash"
            label={sealed ? t('deposits.recountFound') : t('deposits.recount')}
            rules={[recounted]}
          />
          {finding.started && <Verdict sealed={sealed} finding={finding} />}
        </>
      )}
      {needsApproval(finding) && <Approval {...approving} />}
      <SignatureField name="guestSignature" label={t('deposits.releaseSignature')} required />
    </div>
  )
}

function Verdict({ sealed, finding: { difference } }: { sealed: boolean; finding: Finding }) {
  const { t } = useTexts()
  if (sealed) return <p className="d-same d-plain">{t('deposits.openedOnly')}</p>
  if (difference === 0) return <p className="d-same">{t('deposits.recountSame')}</p>
  return <p className="d-differs">{t('deposits.recountDiffers', { fen: yuanText(Math.abs(difference)) })}</p>
}

/** Everything a finger waits for: what the two found, why, and the guest's own signature. */
const others = ['seal', 'opening', 'cash', 'differenceReason', 'guestSignature']

/** Somebody else who may answer for it, proved by PIN or finger. */
function Approval({ onFinger, sentence }: Approving) {
  const { t } = useTexts()
  const state = useQuery(useApi().session.state.queryOptions())
  return (
    <section className="d-approval">
      <h3>{t('deposits.approvalTitle')}</h3>
      <CredentialFields
        permission="deposits.approve"
        exclude={state.data?.user?.staffId}
        noneHint={t('deposits.noApprover')}
        personLabel={t('deposits.approver')}
        pinLabel={t('deposits.approverPin')}
        columns={3}
        others={others}
        onFinger={onFinger}
        sentence={sentence}
      >
        <TextField name="differenceReason" label={t('deposits.differenceReason')} maxLength={200} required />
      </CredentialFields>
    </section>
  )
}
