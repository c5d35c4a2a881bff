import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'

import type { Vehicle } from '#shared/contract/vehicles.ts'
import { useApi } from '../../client/desk.tsx'
import { listingOptions, useListing } from '../../client/listing.ts'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { useColumns } from './columns.tsx'
import { useLeaveActions } from './leaving.ts'
import { isOverdue, useNow } from './stay.ts'
import { RegisterDialog, VehicleDialog } from './vehicle-dialogs.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const pageSize = 100

function useVehicles(onSite: boolean, text: string) {
  return useListing(
    useInfiniteQuery(
      useApi().vehicle.list.infiniteOptions({
        input: (before: number | undefined) => ({
          text,
          onSite,
          limit: pageSize,
          ...(before === undefined ? {} : { before }),
        }),
        ...listingOptions({ counting: false, withheld: false }),
      }),
    ),
  )
}

/** `/visitors/vehicles?open=7`: a vehicle that was found elsewhere, until its dialog is closed. */
function useAskedFor(): { asked: Vehicle | undefined; close: () => void } {
  const [params, setParams] = useSearchParams()
  const id = Number(params.get('open') ?? 0)
  const { data } = useQuery(
    useApi().vehicle.get.queryOptions({ input: { id }, enabled: id > 0, gcTime: 0 }), // a form begins with it
  )
  return { asked: id > 0 ? data : undefined, close: () => setParams({}, { replace: true }) }
}

/** What stands on the premises, by place: whose it is, how long, and whether its driver is still here. */
export function VehicleList() {
  const { t } = useTexts()
  const [onSite, setOnSite] = useState(true)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const [registering, setRegistering] = useState(false)
  const [chosen, setChosen] = useState<Vehicle | null>(null)
  const { asked, close } = useAskedFor()
  const opened = chosen ?? asked
  const now = useNow()
  const listing = useVehicles(onSite, text)
  const columns = useColumns(now, onSite)
  const actions = useLeaveActions()
  const register = () => setRegistering(true)
  useShortcut('Alt+N', register, { label: t('vehicles.register') })
  const count = onSite && text === '' ? listing.rows?.length : undefined
  return (
    <Page
      title={t('vehicles.title')}
      text={count === undefined ? '' : t('vehicles.hereText', { count })}
      extra={
        <>
          <Segmented<boolean>
            aria-label={t('vehicles.title')}
            value={onSite}
            onChange={setOnSite}
            options={[
              { value: true, label: t('vehicles.views.onSite') },
              { value: false, label: t('vehicles.views.all') },
            ]}
          />
          <Button type="primary" onClick={register}>
            {t('vehicles.register')} Alt+N
          </Button>
        </>
      }
    >
      <VisitorTabs />
      <div className="q-filter">
        <FilterBox label={t('vehicles.filter')} value={typed} onChange={setTyped} />
      </div>
      <DeskTable
        label={t('vehicles.title')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        actions={onSite ? actions : []}
        onOpen={setChosen}
        rowClass={(vehicle) => (isOverdue(vehicle, now) ? 'q-row-warn' : undefined)}
        empty={
          text === ''
            ? { title: t('vehicles.none'), text: t('vehicles.noneText') }
            : { title: t('vehicles.noneFound'), text: t('vehicles.noneFoundText') }
        }
        autoFocus
        {...listing}
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
      {opened && (
        <VehicleDialog
          key={opened.id}
          vehicle={opened}
          onClose={() => {
            setChosen(null)
            if (asked) close()
          }}
        />
      )}
    </Page>
  )
}
