import type { FileLine, LineOutcome, PreviewDone } from '#shared/contract/punch-files.ts'
import { useTexts } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import type { Column } from '../../ui/table.tsx'

const tones: Record<LineOutcome, Tone> = {
  new: 'good',
  linked: 'good',
  known: 'quiet',
  sameTouch: 'quiet',
  unknownPerson: 'warn',
  malformed: 'bad',
}

/** The word of an outcome; what is new in user.dat is a person. */
export function useOutcomeWord(kind: PreviewDone['fileKind']): (outcome: LineOutcome) => string {
  const { t } = useTexts()
  return (outcome) =>
    kind === 'users' && outcome === 'new' ? t('punchFiles.newPerson') : t(`punchFiles.outcomes.${outcome}`)
}

/** How each line was understood. */
export function useLineColumns(kind: PreviewDone['fileKind']): Column<FileLine>[] {
  const { t } = useTexts()
  const word = useOutcomeWord(kind)
  const first: Column<FileLine>[] = [
    { key: 'line', title: t('punchFiles.line'), width: 76, align: 'right', render: ({ line }) => line },
    {
      key: 'outcome',
      title: t('punchFiles.outcome'),
      width: 130,
      render: ({ outcome }) => <StatusTag tone={tones[outcome]}>{word(outcome)}</StatusTag>,
    },
    { key: 'no', title: t('punchFiles.userNo'), width: 130, render: ({ userNo }) => userNo },
  ]
  const note: Column<FileLine> = {
    key: 'note',
    title: t('punchFiles.note'),
    render: ({ note }) => note && t(`punchFiles.notes.${note}`),
  }
  const person: Column<FileLine> = {
    key: 'person',
    title: t('punchFiles.person'),
    width: 160,
    render: (line) => (kind === 'punches' ? line.name : line.person),
  }
  if (kind === 'users')
    return [
      ...first,
      { key: 'name', title: t('punchFiles.nameInFile'), width: 180, render: ({ name }) => name },
      person,
      note,
    ]
  return [
    ...first,
    person,
    { key: 'at', title: t('punchFiles.time'), width: 180, render: ({ at }) => at },
    {
      key: 'state',
      title: t('punchFiles.chosen'),
      width: 110,
      render: ({ state }) => state && t(`punchFiles.states.${state}`),
    },
    note,
  ]
}
