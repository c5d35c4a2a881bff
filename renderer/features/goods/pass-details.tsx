import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { GoodsPassWhole } from '#shared/contract/goods-passes.ts'
import { PassState } from '../../client/pass-state.tsx'
import { useTexts } from '../../i18n/index.ts'
import { formatMoment } from '../../ui/time.ts'

type Part = [label: string, value: ReactNode]

/** Who did what, when; what has not happened is not shown. */
function useSteps({ pass }: { pass: GoodsPassWhole }): Part[] {
  const { t } = useTexts()
  const by = (at: number, name: string) => t('goods.by', { time: formatMoment(at), name })
  const ended = {
    passed: 'goods.passedAt',
    stopped: 'goods.stoppedAt',
    cancelled: 'goods.cancelledAt',
  } as const
  const end = pass.state in ended ? ended[pass.state as keyof typeof ended] : undefined
  const reason = pass.state === 'cancelled' ? t('goods.cancelReason') : t('goods.unlisted')
  return [
    [t('goods.recordedAt'), by(pass.recordedAt, pass.recordedBy)],
    ...(pass.approvedAt === null
      ? []
      : [[t('goods.approvedBy'), by(pass.approvedAt, pass.approvedBy)] as Part]),
    ...(pass.enteredAt === null ? [] : [[t('goods.enteredAt'), formatMoment(pass.enteredAt)] as Part]),
    ...(end === undefined || pass.closedAt === null
      ? []
      : [[t(end), by(pass.closedAt, pass.closedBy)] as Part]),
    ...(pass.closedReason === '' ? [] : [[reason, pass.closedReason] as Part]),
  ]
}

/** One pass, whole, with the passes before and after it. */
export function PassDetails({ pass }: { pass: GoodsPassWhole }) {
  const { t } = useTexts()
  const steps = useSteps({ pass })
  const ways = pass.kind === 'machineRoom' ? ` · ${t(`goods.directions.${pass.direction}`)}` : ''
  const carrier = pass.carrierIdKind === null ? '' : t(`common.idKinds.${pass.carrierIdKind}`)
  const optional: Part[] = [
    [t('goods.phone'), pass.holderPhone],
    [t('goods.owner'), pass.owner],
    [t('goods.room'), pass.room],
    [t('goods.authorisation'), pass.authorisation],
    [t('goods.plannedAt'), pass.plannedAt === null ? '' : formatMoment(pass.plannedAt)],
    [t('goods.plate'), pass.plate],
    [t('goods.carrierId'), `${carrier} ${pass.carrierIdMasked}`.trim()],
    [t('goods.guard'), pass.guardName],
    [t('goods.note'), pass.note],
    [
      t('goods.visit'),
      pass.visitId === null ? (
        ''
      ) : (
        <Link key="visit" to={`/visitors/${pass.visitId}`}>
          {pass.visitNumber}
        </Link>
      ),
    ],
    [
      t('goods.replaces'),
      pass.replacesId === null ? (
        ''
      ) : (
        <Link key="replaces" to={`/visitors/goods/${pass.replacesId}`}>
          {pass.replacesNumber}
        </Link>
      ),
    ],
    [
      t('goods.replacedBy'),
      pass.replacedById === null ? (
        ''
      ) : (
        <Link key="newer" to={`/visitors/goods/${pass.replacedById}`}>
          {pass.replacedByNumber}
        </Link>
      ),
    ],
    [
      t('goods.ownerSignature'),
      pass.ownerSignatureImage === null ? (
        ''
      ) : (
        <img
          key="owner"
          className="g-signature"
          src={pass.ownerSignatureImage}
          alt={t('goods.ownerSignature')}
        />
      ),
    ],
  ]
  const lines: Part[] = [
    [t('goods.kind'), t(`goods.kinds.${pass.kind}`) + ways],
    [t('goods.state'), <PassState key="state" pass={pass} />],
    [t('goods.holder'), pass.holderName],
    ...optional.filter(([, value]) => value !== ''),
    ...steps,
  ]
  return (
    <Descriptions
      bordered
      size="small"
      column={3}
      items={lines.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
