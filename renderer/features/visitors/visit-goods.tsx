import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'

import type { Visit } from '#shared/contract/visitors.ts'
import { useApi } from '../../client/desk.tsx'
import { PassState, usePassThings } from '../../client/pass-state.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag } from '../../ui/status.tsx'
import './visit-goods.css'

/** What came with a visitor and leaves on its own: his vehicle, and the equipment that is on a pass. */
export function VisitGoods({ visit }: { visit: Visit }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = usePermissions()
  const things = usePassThings()
  const api = useApi()
  const input = { visitId: visit.id }
  const vehicles = useQuery(api.vehicle.ofVisit.queryOptions({ input, enabled: may('vehicles.read') }))
  const passes = useQuery(
    api.goodsPass.list.queryOptions({ input: { ...input, view: 'all' }, enabled: may('goods.read') }),
  )
  const canBring = may('goods.write') && visit.leaveKind === null && visit.voidedAt === null
  return (
    <section className="q-panel v-goods" aria-label={t('goods.ofVisit')}>
      <h2>{t('goods.ofVisit')}</h2>
      <ul>
        {(vehicles.data ?? []).map(({ id, plate, place, number, leaveKind, voidedAt }) => (
          <li key={id}>
            <Link to="/visitors/vehicles">{plate === '' ? number : plate}</Link>
            <span>{place}</span>
            <StatusTag tone={leaveKind === null && voidedAt === null ? 'busy' : 'quiet'}>
              {voidedAt !== null
                ? t('vehicles.voided')
                : leaveKind === null
                  ? t('vehicles.here')
                  : t(`visitors.leaveKinds.${leaveKind}`)}
            </StatusTag>
          </li>
        ))}
        {(passes.data?.rows ?? []).map((pass) => (
          <li key={pass.number}>
            <Link to={`/visitors/goods/${pass.id}`}>{pass.number}</Link>
            <span>{things(pass)}</span>
            <PassState pass={pass} />
          </li>
        ))}
      </ul>
      {canBring && (
        <Button onClick={() => void navigate(`/visitors/goods/new?visit=${visit.id}`)}>
          {t('goods.bring')}
        </Button>
      )}
    </section>
  )
}
