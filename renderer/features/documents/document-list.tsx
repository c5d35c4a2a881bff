import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { VisitDocument } from '#shared/contract/documents.ts'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { ReceptionTabs } from '../../client/reception-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column, type RowAction } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'
import { Versions } from './versions.tsx'

function useColumns(): Column<VisitDocument>[] {
  const { t } = useTexts()
  return [
    { key: 'code', title: t('documents.code'), width: 70, render: ({ code }) => code },
    { key: 'title', title: t('documents.name'), render: ({ title }) => title },
    {
      key: 'acceptance',
      title: t('documents.acceptance'),
      width: 110,
      render: ({ acceptance }) => t(`documents.acceptances.${acceptance}`),
    },
    {
      key: 'valid',
      title: t('documents.validDays'),
      width: 150,
      render: ({ validDays }) =>
        validDays === null ? t('documents.untilChanged') : t('documents.days', { count: validDays }),
    },
    {
      key: 'version',
      title: t('documents.version'),
      width: 100,
      render: ({ version }) => t('documents.versionNo', { version }),
    },
    {
      key: 'published',
      title: t('documents.publishedAt'),
      width: 230,
      render: ({ publishedAt, publishedBy }) => `${formatMoment(publishedAt)} ${publishedBy}`,
    },
    {
      key: 'state',
      title: t('documents.state'),
      width: 110,
      render: ({ retiredAt }) =>
        retiredAt === null ? (
          <StatusTag tone="good">{t('documents.inUse')}</StatusTag>
        ) : (
          <StatusTag tone="quiet">{t('documents.retired')}</StatusTag>
        ),
    },
  ]
}

/** Asks, withdraws, and says so; the list refreshes by itself. */
function useRetire(): (document: VisitDocument) => Promise<void> {
  const { t } = useTexts()
  const { done, problem, ask } = useNotice()
  const { sentence } = useProblems()
  const retire = useMutation(useApi().documents.retire.mutationOptions())
  return async ({ code }) => {
    const sure = await ask({
      title: t('documents.retireTitle'),
      text: t('documents.retireText'),
      action: t('documents.retire'),
      danger: true,
    })
    if (!sure) return
    retire.mutate(
      { requestId: newRequestId(), code },
      { onSuccess: () => done(t('documents.retiredDone')), onError: (error) => problem(sentence(error)) },
    )
  }
}

/** House rules, confidentiality, privacy notice: what visitors read or sign, with every version there was. */
export function DocumentList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const may = usePermissions()
  const list = useQuery(useApi().documents.list.queryOptions({ input: {} }))
  const [shown, setShown] = useState<VisitDocument | null>(null)
  const columns = useColumns()
  const retire = useRetire()
  const writes = may('reception.write')
  const edit = ({ code }: VisitDocument) => void navigate(`/reception/documents/${code}`)
  const versions: RowAction<VisitDocument> = {
    key: 'versions',
    label: t('documents.versions'),
    combo: 'Alt+V',
    run: setShown,
  }
  const actions: RowAction<VisitDocument>[] = [
    { key: 'edit', label: t('documents.edit'), combo: 'Alt+E', run: edit },
    versions,
    {
      key: 'retire',
      label: t('documents.retire'),
      combo: 'Alt+R',
      run: (document) => void retire(document),
      available: ({ retiredAt }) => retiredAt === null,
    },
  ]
  return (
    <Page
      title={t('documents.title')}
      text={t('documents.text')}
      extra={
        writes && (
          <Button type="primary" onClick={() => void navigate('/reception/documents/new')}>
            {t('documents.add')}
          </Button>
        )
      }
    >
      <ReceptionTabs />
      <DeskTable
        label={t('documents.title')}
        rows={list.data}
        rowKey={({ code }) => code}
        columns={columns}
        onOpen={writes ? edit : setShown}
        actions={writes ? actions : [versions]}
        empty={{ title: t('documents.none'), text: t('documents.noneText') }}
        error={list.error ? sentence(list.error) : undefined}
        onRetry={() => void list.refetch()}
        autoFocus
      />
      {shown && <Versions document={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}
