import type { Texts } from './pair.ts'

export const parcels = {
  title: ['快递', 'Parcels'],
} as const satisfies Texts
