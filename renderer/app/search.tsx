import { searchKinds } from '#shared/contract/desk.ts'
import type { DeskClient } from '../client/connect.ts'
import { visitorName } from '../client/visitor-name.ts'
import type { Translate } from '../i18n/index.ts'
import type { PaletteGroup, PaletteItem } from '../ui/search-palette.tsx'
import { StatusTag } from '../ui/status.tsx'

type Kind = (typeof searchKinds)[number]

export type Hit = PaletteItem & { readonly kind: Kind; readonly id: number }

/** Where a thing is opened, and what its group is called. */
const places = {
  visit: { path: '/visitors/', title: 'visitors.title' },
  expected: { path: '/visitors/expected/', title: 'expected.title' },
  vehicle: { path: '/visitors/vehicles?open=', title: 'vehicles.title' },
  goodsPass: { path: '/visitors/goods/', title: 'goods.title' },
  parcel: { path: '/parcels/', title: 'parcels.title' },
  deposit: { path: '/deposits/', title: 'deposits.title' },
  staff: { path: '/staff/', title: 'staff.title' },
} as const satisfies Record<Kind, { path: string; title: string }>

export const pathOfHit = ({ kind, id }: Hit): string => `${places[kind].path}${id}`

/** Everything that fits a fragment, in groups; what is still open comes first. */
export async function findEverything(
  client: DeskClient,
  t: Translate,
  query: string,
): Promise<PaletteGroup<Hit>[]> {
  if (query === '') return []
  const hits = await client.search.all({ text: query })
  return searchKinds
    .map((kind) => ({
      key: kind,
      title: t(places[kind].title),
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
