import type { Grade } from '#shared/contract/reception.ts'
import type { Translate } from '../i18n/index.ts'

/** What a grade of reception asks of the desk, in the order of the work. */
export function gradeWords(t: Translate, grade: Grade): string[] {
  const { anonymous, idRule, badgeNeeded, callWhom, leaderName, waitPlace, escortNeeded } = grade
  return [
    ...(anonymous ? [t('reception.words.anonymous')] : []),
    ...(idRule === 'none' ? [] : [t(`reception.words.${idRule}`)]),
    ...(badgeNeeded ? [t('reception.words.badge')] : []),
    callWhom === 'leader'
      ? t('reception.words.leader', { name: leaderName })
      : t(`reception.words.${callWhom}`),
    ...(waitPlace === '' ? [] : [t('reception.words.place', { place: waitPlace })]),
    ...(escortNeeded ? [t('reception.words.escort')] : []),
  ]
}
