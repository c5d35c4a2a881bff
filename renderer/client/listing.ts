import { keepPreviousData, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query'

import type { DeskTableProps } from '../ui/table.tsx'
import { useProblems } from './problem.ts'

/** One page of a list, as the core answers it. */
interface Listed<Row> {
  readonly rows: Row[]
  readonly more: boolean
}

/** How a list goes on from page to page; what was shown stays until the next search is answered. */
const whole = {
  getNextPageParam: ({ rows, more }: Listed<{ readonly id: number }>) => (more ? rows.at(-1)?.id : undefined),
  placeholderData: keepPreviousData,
}
/** During a blind count: one page of what was searched for, and nothing of what stood there before. */
const searched = { getNextPageParam: () => undefined }

/** The options of a list's query that are the same for every list. */
export const listingOptions = ({ counting, withheld }: { counting: boolean; withheld: boolean }) => ({
  initialPageParam: undefined as number | undefined,
  enabled: !withheld,
  ...(counting ? searched : whole),
})

/** What a table shows of a list that comes page after page. */
export function useListing<Row>(
  pages: UseInfiniteQueryResult<InfiniteData<Listed<Row>>>,
): Pick<DeskTableProps<Row>, 'rows' | 'error' | 'onRetry' | 'total' | 'onNearEnd'> {
  const { sentence } = useProblems()
  const rows = pages.data?.pages.flatMap((page) => page.rows)
  return {
    rows,
    error: pages.error ? sentence(pages.error) : undefined,
    onRetry: () => void pages.refetch(),
    total: (rows?.length ?? 0) + (pages.hasNextPage ? 1 : 0),
    onNearEnd: () => void pages.fetchNextPage(),
  }
}
