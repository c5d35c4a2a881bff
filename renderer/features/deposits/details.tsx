import { Descriptions } from 'antd'
import type { ReactNode } from 'react'

import type { Deposit } from '#shared/contract/custody.ts'
import { capitalAmount } from '#shared/domain/capital-amount.ts'
import { useTexts, type Translate } from '../../i18n/index.ts'
import { Money } from '../../ui/numbers.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { formatMoment } from '../../ui/time.ts'
import { CashLines } from './cash-lines.tsx'
import { MethodTag, yuanText } from './sum.tsx'

/** The columns of the slip; an uncounted sum is called declared wherever it stands. */
export function DepositDetails({ deposit }: { deposit: Deposit }) {
  const { t } = useTexts()
  const counted = deposit.countedFen !== null
  const sum = deposit.countedFen ?? deposit.declaredFen
  const kind = deposit.idKind === null ? '' : t(`common.idKinds.${deposit.idKind}`)
  const held = deposit.releasedAt === null
  const lines: [label: string, value: ReactNode][] = [
    [
      t('deposits.state'),
      <StatusTag key="state" tone={held ? 'busy' : 'good'}>
        {held ? t('deposits.stateHeld') : t('deposits.stateReleased')}
      </StatusTag>,
    ],
    [t('deposits.method'), <MethodTag key="method" deposit={deposit} />],
    [counted ? t('deposits.countedFen') : t('deposits.declaredFen'), <Money key="sum" fen={sum} />],
    [
      t('deposits.capitals'),
      counted ? capitalAmount(sum) : `${capitalAmount(sum)}（${t('deposits.declaredOnly')}）`,
    ],
    [t('deposits.contents'), deposit.contents],
    [t('deposits.sealNumber'), deposit.sealNumber],
    [t('deposits.place'), deposit.place],
    [t('deposits.room'), deposit.room],
    [t('deposits.phone'), deposit.phone],
    [t('deposits.idNumber'), `${kind} ${deposit.idNumberMasked}`.trim()],
    [t('deposits.depositedAt'), formatMoment(deposit.depositedAt)],
    [t('deposits.recorded'), formatMoment(deposit.recordedAt)],
  ]
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={2}
        items={lines.map(([label, children]) => ({ key: label, label, children }))}
      />
      <CashLines lines={deposit.cashLines} />
    </>
  )
}

type Signed = { label: string; text: string; image?: string }

function SignedList({ signed }: { signed: readonly Signed[] }) {
  return (
    <dl className="d-signed">
      {signed.map(({ label, text, image }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            {image !== undefined && image !== '' && <img src={image} alt={label} />}
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Stamp, guest, sealer: who and when. */
export function DepositMarks({ deposit }: { deposit: Deposit }) {
  const { t } = useTexts()
  const { deskStampAt, deskStampBy: name, sealerName } = deposit
  const stamped = t('deposits.stampedBy', { time: formatMoment(deskStampAt), name })
  return (
    <section className="q-panel d-part">
      <h2>{t('deposits.marks')}</h2>
      <SignedList
        signed={[
          { label: t('deposits.deskStamp'), text: stamped },
          { label: t('deposits.guestSignature'), text: '', image: deposit.guestSignatureImage },
          { label: t('deposits.sealerSignature'), text: sealerName, image: deposit.sealerSignatureImage },
        ]}
      />
    </section>
  )
}

/** A recount is compared with a count, never with a declaration. */
function verdictOf(t: Translate, countedFen: number | null, difference: number): string {
  if (countedFen === null) return t('deposits.openedOnly')
  return difference === 0
    ? t('deposits.recountSame')
    : t('deposits.recountDiffers', { fen: yuanText(Math.abs(difference)) })
}

/** How it went back: seal, recount, what differed and who answers for it, the receiver's signature. */
export function DepositReturn({ deposit }: { deposit: Deposit }) {
  const { t } = useTexts()
  const { releasedAt, recountedFen, countedFen, differenceReason, approvedBy, recountLines } = deposit
  if (releasedAt === null) return null
  const difference = countedFen === null || recountedFen === null ? 0 : recountedFen - countedFen
  return (
    <section className="q-panel d-part">
      <h2>{t('deposits.release')}</h2>
      <SignedList
        signed={[
          { label: t('deposits.releasedAt'), text: formatMoment(releasedAt) },
          { label: t('deposits.releasedBy'), text: deposit.releasedBy },
          {
            label: t('deposits.slip.collectSeal'),
            text: deposit.sealIntact === false ? t('deposits.broken') : t('deposits.intact'),
          },
          ...(recountedFen === null
            ? [{ label: t('deposits.recountFen'), text: t('deposits.notOpened') }]
            : []),
          ...(differenceReason === ''
            ? []
            : [{ label: t('deposits.differenceReason'), text: differenceReason }]),
          ...(approvedBy === '' ? [] : [{ label: t('deposits.approver'), text: approvedBy }]),
          {
            label: t('deposits.releaseSignature'),
            text: '',
            image: deposit.releaseSignatureImage ?? '',
          },
        ]}
      />
      {recountedFen !== null && (
        <p className={difference === 0 ? 'd-note' : 'd-note q-bad'}>
          {`${t('deposits.recountFen')} `}
          <Money fen={recountedFen} />
          {` · ${verdictOf(t, countedFen, difference)}`}
        </p>
      )}
      <CashLines lines={recountLines ?? []} />
    </section>
  )
}
