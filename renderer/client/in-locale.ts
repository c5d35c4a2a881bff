import type { Locale } from '#shared/i18n/index.ts'

/** A name that the site gave in both languages; without an English one the Chinese stands. */
export const nameIn = (
  locale: Locale,
  { name, nameEn }: { readonly name: string; readonly nameEn: string },
): string => (locale === 'en' && nameEn !== '' ? nameEn : name)
