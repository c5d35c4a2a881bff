import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'

import type { Deposit } from '#shared/contract/custody.ts'
import { may } from '#shared/contract/permissions.ts'
import { useApi } from '../../client/desk.tsx'
import { useTexts } from '../../i18n/index.ts'
import { ChoiceField, SecretField, SelectField, TextField } from '../../ui/fields.tsx'
import { FieldGrid } from '../../ui/form.tsx'
import { SignatureField } from '../../ui/signature-pad.tsx'
import { CashField } from './cash-grid.tsx'
import { findingOf, needsApproval, type Finding, type ReleaseValues } from './release-values.ts'
import { yuanText } from './sum.tsx'

/** In the order of the act: look at the seal, count, explain what is wrong, sign. */
export function ReleaseFields({ deposit }: { deposit: Deposit }) {
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
          <CashField name="cash" label={sealed ? t('deposits.recountFound') : t('deposits.recount')} />
          {finding.started && <Verdict sealed={sealed} finding={finding} />}
        </>
      )}
      {needsApproval(finding) && <Approval />}
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

/** Somebody else who may answer for it, proved by his PIN. */
function Approval() {
  const { t } = useTexts()
  const names = useQuery(useApi().session.names.queryOptions())
  const state = useQuery(useApi().session.state.queryOptions())
  const me = state.data?.user?.staffId
  const approvers = (names.data ?? [])
    .filter(({ role, staffId }) => may(role, 'deposits.approve') && staffId !== me)
    .map(({ staffId, name, pinyin }) => ({ value: staffId, label: name, search: pinyin }))
  const none = names.data !== undefined && approvers.length === 0
  return (
    <section className="d-approval">
      <h3>{t('deposits.approvalTitle')}</h3>
      <FieldGrid columns={3}>
        <TextField name="differenceReason" label={t('deposits.differenceReason')} maxLength={200} required />
        <SelectField
          name="approver"
          label={t('deposits.approver')}
          options={approvers}
          required
          {...(none ? { hint: t('deposits.noApprover') } : {})}
        />
        <SecretField name="pin" label={t('deposits.approverPin')} required />
      </FieldGrid>
    </section>
  )
}
