import type { Translate } from '../../i18n/index.ts'

interface Named {
  readonly name: string
  readonly erasedAt: number | null
}

/** How an entry is called: by its name, that nobody knows it, or that it was erased. */
export const entryTitle = (t: Translate, { name, erasedAt }: Named): string =>
  name || t(erasedAt === null ? 'watch.unnamed' : 'visitors.erased')
