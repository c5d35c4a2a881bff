import type { Translate } from '../i18n/index.ts'

interface Named {
  readonly name: string
  readonly gradeLetter?: string | undefined
  readonly erasedAt?: number | null
}

/** A visitor's name in lists and prints. Somebody received without being named is called after his grade: 贵宾（A）. */
export function visitorName(t: Translate, { name, gradeLetter = '', erasedAt = null }: Named): string {
  if (name !== '') return name
  if (erasedAt !== null) return t('visitors.erased')
  return gradeLetter === '' ? t('visitors.guestPlain') : t('visitors.guest', { grade: gradeLetter })
}
