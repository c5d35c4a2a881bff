import type { Evacuee } from '#shared/contract/evacuation.ts'
import type { Translate } from '../i18n/index.ts'

/** How somebody is called on screen and paper: his name with the size of his party, or Guest (A) where none was taken. */
export function evacueeName(
  t: Translate,
  { name, grade, people }: Pick<Evacuee, 'name' | 'people'> & { readonly grade?: string },
): string {
  const unnamed = grade ? t('evacuation.guestOf', { grade }) : t('evacuation.guest')
  const shown = name === '' ? unnamed : name
  return people === 1 ? shown : t('evacuation.withCompanions', { name: shown, people })
}
