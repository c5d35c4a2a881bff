import { useDesk } from '../../client/desk.tsx'
import { usePrinting } from '../../client/printing.ts'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { TextField } from '../../ui/fields.tsx'
import { FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'

interface Props {
  readonly open: boolean
  readonly inquiryId: number
  readonly going: number
  readonly staying: number
  /** Parcels are among what may go. */
  readonly withParcels: boolean
  readonly onClose: () => void
  readonly onErased: () => void
}

/** One question with its consequences in numbers; afterwards the certificate prints. */
export function EraseDialog({ open, inquiryId, going, staying, withParcels, onClose, onErased }: Props) {
  const { t } = useTexts()
  const client = useDesk()
  const print = usePrinting()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  return (
    <FormDialog<{ reason: string; parcelName?: string }>
      open={open}
      title={t('privacy.eraseTitle')}
      submitText={t('privacy.erase')}
      onClose={onClose}
      problemsOf={ofForm}
      onSubmit={async ({ reason, parcelName = '' }) => {
        const made = await client.privacy.erase({
          requestId: requestId.current(),
          inquiryId,
          reason,
          parcelName,
        })
        requestId.renew()
        done(t('privacy.erased', { erased: made.erased, kept: made.kept }))
        onErased()
        await print('erasureCertificate', made.id)
        return undefined
      }}
    >
      <p>{t('privacy.eraseText', { erased: going, kept: staying })}</p>
      <TextField
        name="reason"
        label={t('privacy.reason')}
        hint={t('privacy.reasonHint')}
        maxLength={120}
        required
      />
      {withParcels && (
        <TextField
          name="parcelName"
          label={t('privacy.parcelName')}
          hint={t('privacy.parcelNameHint')}
          maxLength={60}
        />
      )}
    </FormDialog>
  )
}
