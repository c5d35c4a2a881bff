import type { PrintDocument } from '#shared/contract/desk.ts'
import type { EvacuationList } from '#shared/contract/evacuation.ts'
import { byArea, totalsOf } from '#shared/domain/evacuation.ts'

import { evacueeName } from '../../client/evacuee-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatClock, formatDay, formatMoment, formatShort } from '../../ui/time.ts'
import { FormList } from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import { Block, DrillMark, PeopleTable } from './evacuation-parts.tsx'

type Document = Extract<PrintDocument, { form: 'evacuationList' }>

/** Everybody inside, by area, with boxes to tick: what is taken along to the assembly point. */
export function EvacuationListForm({ document }: { document: Document }) {
  const { t } = useTexts()
  const { site, list, printedAt, printedBy } = document
  const { running, people, unreadable } = list
  const unsure = people.filter(({ kind }) => kind === 'closedBySystem')
  const parts = unreadable.map((part) => t(`evacuation.parts.${part}`)).join(t('evacuation.partJoin'))
  return (
    <PrintSheet
      size="A4"
      title={t(running ? 'evacuation.paper.listRunning' : 'evacuation.paper.list')}
      {...(running ? { number: running.number } : {})}
      head={`${site.name} · ${site.deskName}`}
      demo={site.demo && running?.drill !== true}
    >
      <DrillMark drill={running?.drill === true} />
      <Top list={list} />
      {parts !== '' && <p className="p-evac-alert">{t('evacuation.unreadable', { parts })}</p>}
      {byArea(people).map(({ area, lines, totals }) => (
        <Block
          key={area}
          title={t('evacuation.paper.areaTotal', {
            area: area === '' ? t('evacuation.noArea') : area,
            people: totals.people,
          })}
        >
          <PeopleTable area={area === '' ? t('evacuation.noArea') : area} people={lines} />
        </Block>
      ))}
      {people.length === 0 && parts === '' && <p className="p-evac-alert">{t('evacuation.none')}</p>}
      {unsure.length > 0 && (
        <Block
          title={t('evacuation.paper.areaTotal', {
            area: t('evacuation.unsureBlock'),
            people: totalsOf(unsure).unsure,
          })}
        >
          <PeopleTable area={t('evacuation.unsure')} people={unsure} />
        </Block>
      )}
      <NotArrived rows={list.notArrived} />
      <p className="p-evac-foot">
        {t('evacuation.paper.byPunches')}
        <br />
        {t('evacuation.paper.printed', {
          at: formatMoment(printedAt),
          name: printedBy === '' ? t('evacuation.paper.byDesk') : printedBy,
        })}
      </p>
    </PrintSheet>
  )
}

/** When, and how many: readable from an arm's length. */
function Top({ list }: { list: EvacuationList }) {
  const { t } = useTexts()
  const totals = totalsOf(list.people)
  return (
    <div className="p-evac-top">
      <div className="p-evac-time">
        {formatClock(list.at)}
        <small>{formatDay(list.at)}</small>
      </div>
      <div className="p-evac-sum">
        <div>
          <strong>{totals.people}</strong> {t('evacuation.paper.people')}
        </div>
        {(['visitor', 'contractor', 'staff'] as const).map((kind) => (
          <span key={kind}>{`${t(`evacuation.kinds.${kind}`)} ${totals[kind]}\u3000`}</span>
        ))}
        <span>{`${t('evacuation.unsure')} ${totals.unsure}`}</span>
        {list.running && (
          <div>{`${t('evacuation.found')} ${totals.found}\u3000${t('evacuation.missing')} ${totals.people - totals.found}`}</div>
        )}
      </div>
    </div>
  )
}

/** People who were expected: perhaps on their way in. They are in no total. */
function NotArrived({ rows }: { rows: EvacuationList['notArrived'] }) {
  const { t } = useTexts()
  if (rows.length === 0) return null
  const people = rows.reduce((total, row) => total + row.people, 0)
  return (
    <Block title={t('evacuation.paper.notArrived', { people })}>
      <FormList
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: 'name', title: t('evacuation.name'), width: 4, render: (one) => evacueeName(t, one) },
          { key: 'company', title: t('evacuation.company'), width: 4, render: ({ company }) => company },
          { key: 'phone', title: t('evacuation.phone'), width: 3.6, render: ({ phone }) => phone },
          { key: 'host', title: t('evacuation.host'), width: 2.4, render: ({ host }) => host },
          {
            key: 'at',
            title: t('evacuation.expectedAt'),
            width: 3,
            render: ({ expectedAt }) => formatShort(expectedAt),
          },
        ]}
      />
    </Block>
  )
}
