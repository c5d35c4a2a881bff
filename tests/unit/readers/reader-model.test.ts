import { expect, it } from 'vitest'
import { modelOf } from '#core/features/readers/reader-model.ts'
import { createGuidance } from '#core/features/readers/guidance.ts'
import { qualityOf } from '#core/features/readers/trying.ts'

it('a model is the same for every module of it, whatever its serial number, and another for another family', () => {
  const r503 = { family: 'ef01', dialect: 'r503' }
  const one = modelOf(r503, { model: 'R503 1.2 2209-00001234 0000/200' })
  expect(one).toBe('ef01 r503 R503 1.2 0000/200')
  expect(modelOf(r503, { model: 'R503 1.2 2301-00009999 0000/200' })).toBe(one)
  expect(modelOf(r503, { model: 'R503 1.1 2209-00001234 0000/200' })).not.toBe(one)
  const generic = { model: 'EF01 0009/200' }
  expect(modelOf({ family: 'ef01', dialect: null }, generic)).toBe('ef01 classic EF01 0009/200')
  expect(modelOf({ family: 'ef01', dialect: 'ps' }, generic)).not.toBe(
    modelOf({ family: 'ef01', dialect: null }, generic),
  )
  expect(modelOf({ family: 'gt511', dialect: null }, { model: 'GT-511 20150101/200' })).toMatch(/^gt511 /)
})

it('presses are counted up, a poor one keeps its number, a different finger begins anew', () => {
  const guide = createGuidance()
  const steps = [
    guide({ step: 'press' }),
    guide({ step: 'lift' }),
    guide({ step: 'pressAgain' }),
    guide({ step: 'poor', reason: 'tooDry' }),
    guide({ step: 'pressAgain' }),
    guide({ step: 'different' }),
    guide({ step: 'press' }),
  ]
  expect(steps.map((event) => (event?.kind === 'step' ? event.press : null))).toEqual([1, 1, 2, 2, 3, 3, 1])
  expect(steps[3]).toMatchObject({ reason: 'tooDry' })
  expect([guide({ step: 'stored', slot: 1 }), guide({ step: 'duplicate', slot: 1 })]).toEqual([null, null])
})

it('a score is good, fair or weak; a reader that tells none only recognises', () => {
  expect([0, 1, 59, 60, 99, 100, 255].map(qualityOf)).toEqual([
    'recognised',
    'weak',
    'weak',
    'fair',
    'fair',
    'good',
    'good',
  ])
})
