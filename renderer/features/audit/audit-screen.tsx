import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'

import type { Verification } from '#shared/contract/desk.ts'
import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { formatMoment } from '../../ui/time.ts'

const pageSize = 100

/** The chain as people read it, and whether it is whole. */
export function AuditScreen() {
  const { t } = useTexts()
  const { sentence } = useProblems()
  const api = useApi()
  const verify = useMutation(api.audit.verify.mutationOptions())
  const pages = useInfiniteQuery(
    api.audit.entries.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (rows) => (rows.length === pageSize ? rows.at(-1)?.seq : undefined),
      staleTime: 0,
    }),
  )
  const rows = pages.data?.pages.flat()
  return (
    <Page
      title={t('audit.title')}
      text={t('audit.text')}
      extra={
        <Button type="primary" aria-busy={verify.isPending} onClick={() => verify.mutate({})}>
          {verify.isPending ? t('audit.verifying') : t('audit.verify')}
        </Button>
      }
    >
      {verify.error && <Alert type="error" showIcon role="alert" title={sentence(verify.error)} />}
      {verify.data && <Result result={verify.data} />}
      <DeskTable
        label={t('audit.title')}
        rows={rows}
        rowKey={({ seq }) => String(seq)}
        columns={[
          { key: 'seq', title: t('audit.seq'), width: 80, align: 'right', render: ({ seq }) => seq },
          {
            key: 'at',
            title: t('audit.time'),
            width: 160,
            render: ({ at }) => formatMoment(at, 'YYYY-MM-DD HH:mm:ss'),
          },
          { key: 'kind', title: t('audit.kind'), width: 190, render: ({ kind }) => <code>{kind}</code> },
          {
            key: 'actor',
            title: t('audit.actor'),
            width: 100,
            render: ({ actor }) => actor || t('audit.system'),
          },
          { key: 'subject', title: t('audit.subject'), width: 150, render: ({ subject }) => subject },
          { key: 'facts', title: t('audit.facts'), render: ({ facts }) => facts },
        ]}
        empty={{ title: t('audit.none') }}
        error={pages.error ? sentence(pages.error) : undefined}
        onRetry={() => void pages.refetch()}
        total={rows?.[0]?.seq ?? 0}
        onNearEnd={() => void pages.fetchNextPage()}
        autoFocus
      />
    </Page>
  )
}

function Result({ result }: { result: Verification }) {
  const { t } = useTexts()
  if (result.ok) {
    const { entries, headCode: code } = result
    return <Alert type="success" showIcon role="status" title={t('audit.whole', { entries, code })} />
  }
  const count = result.damage.length
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        result.firstBroken === null
          ? t('audit.brokenNoSeq', { count })
          : t('audit.broken', { count, seq: result.firstBroken })
      }
      description={
        <>
          <ul>
            {result.damage.slice(0, 20).map(({ kind, seq, detail }) => {
              const what = t(`audit.damage.${kind}`)
              return (
                <li key={`${kind} ${seq} ${detail}`}>
                  {seq === null
                    ? t('audit.damageNoSeq', { what, detail })
                    : t('audit.damageAt', { seq, what, detail })}
                </li>
              )
            })}
          </ul>
          {t('audit.whatNow')}
        </>
      }
    />
  )
}
