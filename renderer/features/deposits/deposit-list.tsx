import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Deposit } from '#shared/contract/custody.ts'
import { notCounted, useBlindCount, useNumberText } from '../../client/blind-count.ts'
import { useApi } from '../../client/desk.tsx'
import { nameOrErased } from '../../client/erased-name.ts'
import { listingOptions, useListing } from '../../client/listing.ts'
import { useTexts } from '../../i18n/index.ts'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { MethodTag, SumText } from './sum.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './deposits.css'

const pageSize = 100

function useDeposits(held: boolean, text: string, options: ReturnType<typeof listingOptions>) {
  return useInfiniteQuery(
    useApi().deposits.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        held,
        ...(before === undefined ? {} : { before }),
      }),
      ...options,
    }),
  )
}

function useColumns(held: boolean): Column<Deposit>[] {
  const { t } = useTexts()
  const shared: Column<Deposit>[] = [
    { key: 'number', title: t('deposits.number'), width: 122, render: ({ number }) => number },
    {
      key: 'guest',
      title: t('deposits.guest'),
      width: 130,
      render: ({ guestName }) => nameOrErased(t, guestName),
    },
    { key: 'room', title: t('deposits.room'), width: 80, render: ({ room }) => room },
    { key: 'contents', title: t('deposits.contents'), render: ({ contents }) => contents },
    {
      key: 'method',
      title: t('deposits.method'),
      width: 134,
      render: (deposit) => <MethodTag deposit={deposit} />,
    },
    {
      key: 'sum',
      title: t('deposits.sum'),
      width: 160,
      align: 'right',
      render: (deposit) => <SumText deposit={deposit} />,
    },
    { key: 'seal', title: t('deposits.sealNumber'), width: 110, render: ({ sealNumber }) => sealNumber },
  ]
  const place: Column<Deposit> = {
    key: 'place',
    title: t('deposits.place'),
    width: 120,
    render: ({ place: kept }) => kept,
  }
  const deposited: Column<Deposit> = {
    key: 'deposited',
    title: t('deposits.depositedAt'),
    width: 112,
    render: ({ depositedAt }) => formatShort(depositedAt),
  }
  const released: Column<Deposit> = {
    key: 'released',
    title: t('deposits.releasedAt'),
    width: 112,
    render: ({ releasedAt }) => (releasedAt === null ? '' : formatShort(releasedAt)),
  }
  return held ? [...shared, place, deposited] : [...shared, deposited, released]
}

/** Everything the desk keeps in its safe, and what went back. */
export function DepositList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [held, setHeld] = useState(true)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const blind = useBlindCount(text)
  const { counting, withheld, table } = held ? blind : notCounted
  const listing = useListing(useDeposits(held, text, listingOptions({ counting, withheld })))
  const columns = useColumns(held)
  const numberText = useNumberText()
  return (
    <Page
      title={t('deposits.title')}
      text={numberText(summary.data?.depositsHeld, (held) => t('deposits.heldText', { held }))}
      extra={
        <>
          <Segmented<boolean>
            aria-label={t('deposits.title')}
            value={held}
            onChange={setHeld}
            options={[
              { value: true, label: t('deposits.views.held') },
              { value: false, label: t('deposits.views.released') },
            ]}
          />
          <Button type="primary" onClick={() => void navigate('/deposits/new')}>
            {t('deposits.open')} F4
          </Button>
        </>
      }
    >
      <div className="q-filter">
        <FilterBox label={t('deposits.filter')} value={typed} onChange={setTyped} autoFocus />
      </div>
      <DeskTable
        label={t('deposits.title')}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={({ id }) => void navigate(`/deposits/${id}`)}
        empty={
          text === '' && held
            ? { title: t('deposits.none'), text: t('deposits.noneText') }
            : { title: t('deposits.noneFound'), text: t('deposits.noneFoundText') }
        }
        {...listing}
        {...table}
      />
    </Page>
  )
}
