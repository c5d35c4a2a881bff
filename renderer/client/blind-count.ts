import { useQuery } from '@tanstack/react-query'

import { useTexts } from '../i18n/index.ts'
import type { DeskTableProps } from '../ui/table.tsx'
import { useApi } from './desk.tsx'

type TableProps = Partial<Pick<DeskTableProps<never>, 'rows' | 'error' | 'empty' | 'footText'>>

interface BlindCount {
  /** Two people are counting right now: no numbers, and lists answer a search only. */
  readonly counting: boolean
  /** Nothing was searched for, so there is nothing to show. */
  readonly withheld: boolean
  /** What a table shows because of it; goes over its other properties. */
  readonly table: TableProps
}

/** Of what is not counted, as of things that are gone. */
export const notCounted: BlindCount = { counting: false, withheld: false, table: {} }

/** What a blind count of a handover means for a list of visits, parcels or deposits, searched for `text`. */
export function useBlindCount(text: string): BlindCount {
  const { t } = useTexts()
  const summary = useQuery(useApi().today.summary.queryOptions({ input: {} }))
  if (summary.data?.onSite !== null) return notCounted
  const footText = t('common.counting.foot')
  if (text !== '') return { counting: true, withheld: false, table: { footText } }
  const empty = { title: t('common.counting.title'), text: t('common.counting.text') }
  return { counting: true, withheld: true, table: { rows: [], error: undefined, empty, footText } }
}

/** A number in a heading: nothing before it is known, a dash while it is being counted. */
export function useNumberText(): (
  value: number | null | undefined,
  words: (value: number) => string,
) => string | undefined {
  const { t } = useTexts()
  return (value, words) => {
    if (value === null) return `— ${t('common.counting.now')}`
    return value === undefined ? undefined : words(value)
  }
}
