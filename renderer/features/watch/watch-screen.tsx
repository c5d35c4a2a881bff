import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { useApi } from '../../client/desk.tsx'
import { VisitorTabs } from '../../client/visitor-tabs.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { AddDialog } from './entry-dialogs.tsx'
import { EntryList } from './entry-list.tsx'
import { HitList } from './hit-list.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const views = ['entries', 'waiting', 'hits', 'past'] as const
type View = (typeof views)[number]

/** The watch list, who waits because of it, everybody who fitted it, and what does not count any more. */
export function WatchScreen() {
  const { t } = useTexts()
  const [params, setParams] = useSearchParams()
  const view = views.find((one) => one === params.get('view')) ?? 'entries'
  const [adding, setAdding] = useState(false)
  const { data } = useQuery(useApi().watchList.waiting.queryOptions({ input: {} }))
  const waiting = data ? data.held + data.noticed : 0
  const add = () => setAdding(true)
  useShortcut('Alt+N', add, { label: t('watch.add') })
  return (
    <Page
      title={t('watch.title')}
      extra={
        <>
          <Segmented<View>
            aria-label={t('watch.title')}
            value={view}
            onChange={(next) => setParams({ view: next }, { replace: true })}
            options={views.map((value) => ({
              value,
              label:
                value === 'waiting' && waiting > 0
                  ? `${t('watch.views.waiting')} ${waiting}`
                  : t(`watch.views.${value}`),
            }))}
          />
          <Button type="primary" onClick={add}>
            {t('watch.add')} Alt+N
          </Button>
        </>
      }
    >
      <VisitorTabs />
      {view === 'entries' && <EntryList key="entries" past={false} />}
      {view === 'past' && <EntryList key="past" past />}
      {view === 'waiting' && <HitList key="waiting" waiting />}
      {view === 'hits' && <HitList key="hits" waiting={false} />}
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
