import { useState } from 'react'

import {
  lineOutcomes,
  linesShown,
  type FileLine,
  type LineOutcome,
  type PreviewDone,
} from '#shared/contract/punch-files.ts'
import { useTexts } from '../../i18n/index.ts'
import { personLine, type Person } from '../../ui/person-select.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { useLineColumns, useOutcomeWord } from './file-lines.tsx'
import { GiveDialog } from './give-dialog.tsx'

interface Props {
  readonly preview: PreviewDone
  /** Whose numbers they are, as it was said just now. */
  readonly given: ReadonlyMap<string, Person>
  readonly onGive: (userNo: string, person: Person) => void
  /** User numbers that come on the staff list. */
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}

/** What became of each line, one outcome at a time, beginning with what somebody has to decide. */
export function FilePreview(props: Props) {
  const { preview, given } = props
  const { counts, unknown, fileKind } = preview
  const word = useOutcomeWord(fileKind)
  const { t } = useTexts()
  const found = lineOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0)
  const [wanted, setWanted] = useState<LineOutcome>()
  const first = unknown.length > 0 ? 'unknownPerson' : found[0]
  const shown = wanted !== undefined && found.includes(wanted) ? wanted : (first ?? 'new')
  const [giving, setGiving] = useState<string>()
  return (
    <>
      <div className="a-chosen">
        <Segmented<LineOutcome>
          aria-label={t('punchFiles.outcome')}
          value={shown}
          onChange={setWanted}
          options={found.map((value) => ({ value, label: `${word(value)} ${counts[value] ?? 0}` }))}
        />
        {fileKind === 'users' && shown === 'new' && <span>{t('punchFiles.ticked')}</span>}
        {shown === 'unknownPerson' && <span>{t('punchFiles.giveText')}</span>}
      </div>
      {shown === 'unknownPerson' ? (
        <Numbers preview={preview} given={given} onGive={setGiving} />
      ) : (
        <Lines {...props} key={shown} outcome={shown} onOpen={setGiving} />
      )}
      {giving !== undefined && (
        <GiveDialog
          userNo={giving}
          person={given.get(giving)}
          onGiven={(person) => props.onGive(giving, person)}
          onClose={() => setGiving(undefined)}
        />
      )}
    </>
  )
}

type NumbersProps = Pick<Props, 'preview' | 'given'> & { onGive: (userNo: string) => void }

/** User numbers that belong to nobody, the busiest first. */
function Numbers({ preview, given, onGive }: NumbersProps) {
  const { t } = useTexts()
  const personOf = (userNo: string) => given.get(userNo)
  const open = ({ userNo }: { userNo: string }) => onGive(userNo)
  return (
    <DeskTable
      label={t('punchFiles.numbers')}
      rows={preview.unknown}
      rowKey={({ userNo }) => userNo}
      columns={[
        { key: 'no', title: t('punchFiles.userNo'), width: 180, render: ({ userNo }) => userNo },
        {
          key: 'lines',
          title: t('punchFiles.numberLines'),
          width: 100,
          align: 'right',
          render: ({ lines }) => lines,
        },
        {
          key: 'person',
          title: t('punchFiles.person'),
          render: ({ userNo }) => {
            const person = personOf(userNo)
            return person ? personLine(person) : ''
          },
        },
      ]}
      onOpen={open}
      actions={[{ key: 'give', label: t('punchFiles.give'), combo: 'Alt+E', run: open }]}
      empty={{ title: t('punchFiles.noLines') }}
      autoFocus
    />
  )
}

type LinesProps = Props & { outcome: LineOutcome; onOpen: (userNo: string) => void }

function Lines({ preview, outcome, given, ticked, onTick, onOpen }: LinesProps) {
  const { t } = useTexts()
  const columns = useLineColumns(preview.fileKind)
  const total = preview.counts[outcome] ?? 0
  const adding = preview.fileKind === 'users' && outcome === 'new'
  const rows = preview.lines
    .filter((line) => line.outcome === outcome)
    .map((line) => ({ ...line, person: given.get(line.userNo)?.name ?? line.person }))
  const addable = new Set(rows.filter((line) => line.addable).map(({ userNo }) => userNo))
  const open = ({ userNo }: FileLine) => onOpen(userNo)
  return (
    <DeskTable
      label={t('punchFiles.lines')}
      rows={rows}
      rowKey={({ line, userNo }) => (adding ? userNo : String(line))}
      columns={columns}
      {...(adding
        ? {
            selection: {
              keys: ticked,
              onChange: (keys: ReadonlySet<string>) =>
                onTick(new Set([...keys].filter((userNo) => addable.has(userNo)))),
            },
            onOpen: open,
            actions: [{ key: 'give', label: t('punchFiles.give'), combo: 'Alt+E', run: open }],
          }
        : {})}
      {...(total > linesShown ? { footText: t('punchFiles.shown', { shown: linesShown, total }) } : {})}
      empty={{ title: t('punchFiles.noLines') }}
      autoFocus
    />
  )
}
