import type { Translate } from '../i18n/index.ts'

/** A name that every record has: where it is missing, the person was erased. */
export const nameOrErased = (t: Translate, name: string): string => name || t('visitors.erased')
