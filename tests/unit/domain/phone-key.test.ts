import fc from 'fast-check'
import { expect, it } from 'vitest'
import { phoneKey } from '#shared/domain/phone-key.ts'

it('is the same however a mainland mobile number is spelled', () => {
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
  const separator = fc.constantFrom('', ' ', '-')
  fc.assert(
    fc.property(
      mobile,
      separator,
      fc.constantFrom('', '+86', '86', '0086', '+86 '),
      (digits, between, prefix) => {
        const spelled = `${prefix}${digits.slice(0, 3)}${between}${digits.slice(3, 7)}${between}${digits.slice(7)}`
        expect(phoneKey(spelled)).toBe(digits)
      },
    ),
  )
})

it('leaves other numbers as their digits', () => {
  expect(phoneKey('010-6552 9988')).toBe('01065529988')
  expect(phoneKey('+44 20 7946 0958')).toBe('442079460958')
  expect(phoneKey('8601')).toBe('8601')
})
