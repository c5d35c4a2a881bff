import type { DeskClient } from '../client/connect.ts'
import { visitorName } from '../client/visitor-name.ts'
import type { Translate } from '../i18n/index.ts'
import type { PaletteGroup, PaletteItem } from '../ui/search-palette.tsx'
import { StatusTag } from '../ui/status.tsx'

export type Hit = PaletteItem & {
  readonly kind: 'visit' | 'parcel' | 'deposit' | 'staff'
  readonly id: number
}

const paths = { visit: '/visitors', parcel: '/parcels', deposit: '/deposits', staff: '/staff' } as const

export const pathOfHit = ({ kind, id }: Hit): string => `${paths[kind]}/${id}`

/** Visits, parcels, deposits and staff that fit a fragment, in groups; what is still open comes first. */
export async function findEverything(
  client: DeskClient,
  t: Translate,
  query: string,
): Promise<PaletteGroup<Hit>[]> {
  if (query === '') return []
  const hits = await client.search.all({ text: query })
  const titles = {
    visit: t('visitors.title'),
    parcel: t('parcels.title'),
    deposit: t('deposits.title'),
    staff: t('staff.title'),
  }
  return (['visit', 'parcel', 'deposit', 'staff'] as const)
    .map((kind) => ({
      key: kind,
      title: titles[kind],
      items: hits
        .filter((hit) => hit.kind === kind)
        .map(({ id, title, erased, gradeLetter, detail, open }) => ({
          key: `${kind}-${id}`,
          kind,
          id,
          title: erased === true ? t('visitors.erased') : visitorName(t, { name: title, gradeLetter }),
          detail,
          ...(open ? {} : { extra: <StatusTag tone="quiet">{t('shell.closed')}</StatusTag> }),
        })),
    }))
    .filter(({ items }) => items.length > 0)
}
