import type { PrintDocument } from '#shared/contract/desk.ts'
import type { Evacuation, Evacuee } from '#shared/contract/evacuation.ts'
import { totalsOf } from '#shared/domain/evacuation.ts'

import { evacueeName } from '../../client/evacuee-name.ts'
import { useTexts } from '../../i18n/index.ts'
import { formatClock, formatMoment } from '../../ui/time.ts'
import {
  FormList,
  FormRow,
  FormTable,
  LabelCell,
  SignatureBox,
  SignatureRow,
  ValueCell,
} from '../kit/form.tsx'
import { PrintSheet } from '../kit/sheet.tsx'
import { Block, DrillMark } from './evacuation-parts.tsx'

type Document = Extract<PrintDocument, { form: 'evacuationReport' }>

/** People of some lines, whether certain or not. */
function peopleIn(lines: readonly Evacuee[]): number {
  const { people, unsure } = totalsOf(lines)
  return people + unsure
}

/** What became of an evacuation, for the file: its times, who was not found, and who was found when and by whom. */
export function EvacuationReportForm({ document }: { document: Document }) {
  const { t } = useTexts()
  const { site, printedAt, printedBy } = document
  const { evacuation, people } = document.report
  const missing = people.filter(({ foundAt }) => foundAt === null)
  const found = people.filter(({ foundAt }) => foundAt !== null)
  return (
    <PrintSheet
      size="A4"
      title={t('evacuation.paper.report')}
      number={evacuation.number}
      head={`${site.name} · ${site.deskName}`}
      demo={site.demo && !evacuation.drill}
    >
      <DrillMark drill={evacuation.drill} />
      <Head evacuation={evacuation} />
      {missing.length === 0 ? (
        <p className="p-evac-alert">{t('evacuation.paper.nobodyMissing')}</p>
      ) : (
        <div className="p-evac-missing">
          <Block title={t('evacuation.paper.notFoundTitle', { people: peopleIn(missing) })}>
            <Lines people={missing} />
          </Block>
        </div>
      )}
      {found.length > 0 && (
        <Block title={t('evacuation.paper.foundTitle', { people: peopleIn(found) })}>
          <Lines people={found} />
        </Block>
      )}
      <div className="p-evac-sign">
        <SignatureRow>
          <SignatureBox label={t('evacuation.paper.signature')} />
        </SignatureRow>
      </div>
      <p className="p-evac-foot">
        {t('evacuation.paper.printed', { at: formatMoment(printedAt), name: printedBy })}
      </p>
    </PrintSheet>
  )
}

function Head({ evacuation }: { evacuation: Evacuation }) {
  const { t } = useTexts()
  const { drill, startedAt, startedBy, endedAt, endedBy, note, people, found, unsure, unsureFound } =
    evacuation
  const line = (at: number, name: string) => t('evacuation.paper.startedLine', { at: formatMoment(at), name })
  const minutes = endedAt === null ? null : Math.round((endedAt - startedAt) / 60_000)
  return (
    <FormTable columns={[2, 5, 2, 5]}>
      <FormRow>
        <LabelCell>{t('evacuation.what')}</LabelCell>
        <ValueCell>{t(drill ? 'evacuation.drill' : 'evacuation.real')}</ValueCell>
        <LabelCell>{t('evacuation.found')}</LabelCell>
        <ValueCell>
          {t('evacuation.foundOf', { found, people })}
          {unsure > 0 &&
            `，${t('evacuation.unsure')} ${t('evacuation.foundOf', { found: unsureFound, people: unsure })}`}
        </ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('evacuation.startedAt')}</LabelCell>
        <ValueCell>{line(startedAt, startedBy)}</ValueCell>
        <LabelCell>{t('evacuation.endedAt')}</LabelCell>
        <ValueCell>
          {endedAt === null || minutes === null
            ? t('evacuation.paper.stillRunning')
            : `${line(endedAt, endedBy)} · ${t('evacuation.paper.minutesLine', { minutes })}`}
        </ValueCell>
      </FormRow>
      <FormRow>
        <LabelCell>{t('evacuation.note')}</LabelCell>
        <ValueCell span={3}>{note}</ValueCell>
      </FormRow>
    </FormTable>
  )
}

function Lines({ people }: { people: readonly Evacuee[] }) {
  const { t } = useTexts()
  return (
    <FormList
      rows={people}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: 'name', title: t('evacuation.name'), width: 4, render: (one) => evacueeName(t, one) },
        {
          key: 'kind',
          title: t('evacuation.kind'),
          width: 2,
          render: ({ kind }) => t(`evacuation.kinds.${kind}`),
        },
        {
          key: 'area',
          title: t('evacuation.area'),
          width: 2.6,
          render: ({ area }) => (area === '' ? t('evacuation.noArea') : area),
        },
        { key: 'phone', title: t('evacuation.phone'), width: 3.6, render: ({ phone }) => phone },
        {
          key: 'at',
          title: t('evacuation.foundAt'),
          width: 2.2,
          render: ({ foundAt }) => (foundAt === null ? t('evacuation.missing') : formatClock(foundAt)),
        },
        { key: 'by', title: t('evacuation.finder'), width: 2.2, render: ({ foundBy }) => foundBy },
      ]}
    />
  )
}
