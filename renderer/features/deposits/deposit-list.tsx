import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'

import type { Deposit } from '#shared/contract/custody.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { MethodTag, SumText } from './sum.tsx'
import './deposits.css'

const pageSize = 100

function useDeposits(held: boolean, text: string) {
  return useInfiniteQuery(
    useApi().deposits.list.infiniteOptions({
      input: (before: number | undefined) => ({
        text,
        limit: pageSize,
        held,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.id : undefined),
      placeholderData: keepPreviousData,
    }),
  )
}

function useColumns(held: boolean): Column<Deposit>[] {
  const { t } = useTexts()
  const shared: Column<Deposit>[] = [
    { key: 'number', title: t('deposits.number'), width: 122, render: ({ number }) => number },
    { key: 'guest', title: t('deposits.guest'), width: 130, render: ({ guestName }) => guestName },
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
  const { sentence } = useProblems()
  const [held, setHeld] = useState(true)
  const [typed, setTyped] = useState('')
  const filter = useRef<InputRef>(null)
  useEffect(() => filter.current?.focus(), [])
  const text = useDeferredValue(typed.trim())
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  const pages = useDeposits(held, text)
  const rows = pages.data?.pages.flatMap((page) => page.rows)
  const columns = useColumns(held)
  const count = summary.data?.depositsHeld
  return (
    <Page
      title={t('deposits.title')}
      {...(count === undefined ? {} : { text: t('deposits.heldText', { held: count }) })}
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
      <div className="d-filter">
        <Input.Search
          ref={filter}
          aria-label={t('deposits.filter')}
          placeholder={t('deposits.filter')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          allowClear
        />
      </div>
      <DeskTable
        label={t('deposits.title')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={({ id }) => void navigate(`/deposits/${id}`)}
        empty={
          text === '' && held
            ? { title: t('deposits.none'), text: t('deposits.noneText') }
            : { title: t('deposits.noneFound'), text: t('deposits.noneFoundText') }
        }
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={(rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0)}
        onNearEnd={() => void pages.fetchNextPage()}
      />
    </Page>
  )
}
