import type { Evacuee } from '#shared/contract/evacuation.ts'
import { fold } from '#shared/domain/fold.ts'

/** Whether a fragment fits somebody, as in every search of the desk: name, pinyin, initials, phone, company or badge. */
export function fits({ name, pinyin, phone, company, badgeNumber }: Evacuee, typed: string): boolean {
  const text = fold(typed.trim())
  if (text === '') return true
  const plain = (value: string) => value.replaceAll(/[\s-]/g, '')
  return [name, pinyin, plain(pinyin), phone, plain(phone), company, badgeNumber].some((value) =>
    fold(value).includes(text),
  )
}

/** A part of the list: everybody, one area, those who are unsure, or those who are expected. */
export type Part =
  { readonly kind: 'all' | 'unsure' | 'notArrived' } | { readonly kind: 'area'; readonly area: string }

export const samePart = (a: Part, b: Part) =>
  a.kind === b.kind && (a.kind !== 'area' || b.kind !== 'area' || a.area === b.area)

export function inPart(people: readonly Evacuee[], part: Part): readonly Evacuee[] {
  if (part.kind === 'unsure') return people.filter(({ kind }) => kind === 'closedBySystem')
  if (part.kind !== 'area') return people
  return people.filter(({ kind, area }) => kind !== 'closedBySystem' && area === part.area)
}
