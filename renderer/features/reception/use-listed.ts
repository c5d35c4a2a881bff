import { useApi, useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { newRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { useNotice } from '../../ui/notice.tsx'
import type { RowAction } from '../../ui/table.tsx'

interface Listed {
  readonly id: number
  readonly name: string
  readonly retiredAt: number | null
}

/** What can be done with a line of a list of reception: move it, retire it, use it again. Refreshes by itself. */
export function useListActions<Row extends Listed>(
  section: 'visitType' | 'grade',
  rows: readonly Row[] | undefined,
): RowAction<Row>[] {
  const { t } = useTexts()
  const client = useDesk()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  const inUse = (rows ?? []).filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id)

  const move = (id: number, by: -1 | 1) => {
    const at = inUse.indexOf(id)
    const ids = inUse.filter((one) => one !== id)
    ids.splice(at + by, 0, id)
    client[section]
      .order({ requestId: newRequestId(), ids })
      .catch((error: unknown) => problem(sentence(error)))
  }
  const setInUse = ({ id, name }: Row, wanted: boolean) => {
    client[section].use({ requestId: newRequestId(), id, inUse: wanted }).then(
      () => done(t(wanted ? 'reception.list.restoredDone' : 'reception.list.retiredDone', { name })),
      (error: unknown) => problem(sentence(error)),
    )
  }
  return [
    {
      key: 'up',
      label: t('reception.list.up'),
      combo: 'Alt+ArrowUp',
      run: ({ id }) => move(id, -1),
      available: ({ id }) => inUse.indexOf(id) > 0,
    },
    {
      key: 'down',
      label: t('reception.list.down'),
      combo: 'Alt+ArrowDown',
      run: ({ id }) => move(id, 1),
      available: ({ id }) => inUse.includes(id) && inUse.at(-1) !== id,
    },
    {
      key: 'retire',
      label: t('reception.list.retire'),
      combo: 'Delete',
      run: (row) => setInUse(row, false),
      available: ({ retiredAt }) => retiredAt === null,
    },
    {
      key: 'restore',
      label: t('reception.list.restore'),
      run: (row) => setInUse(row, true),
      available: ({ retiredAt }) => retiredAt !== null,
    },
  ]
}

/** Takes the usual types and grades, for a site that has none. */
export function useAdopt(): () => void {
  const { t } = useTexts()
  const client = useDesk()
  const { done, problem } = useNotice()
  const { sentence } = useProblems()
  return () => {
    client.visitType.adopt({ requestId: newRequestId() }).then(
      () => done(t('reception.empty.adopted')),
      (error: unknown) => problem(sentence(error)),
    )
  }
}

/** All of them, those no longer in use last. */
export const useListOptions = () => {
  const api = useApi()
  return {
    types: api.visitType.list.queryOptions({ input: { retired: true } }),
    grades: api.grade.list.queryOptions({ input: { retired: true } }),
  }
}
