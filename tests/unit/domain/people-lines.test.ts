import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peopleOfLines } from '#shared/domain/people-lines.ts'

const name = fc.constantFrom('张伟', '欧阳明', '买买提·艾力', 'John Smith', 'Lee')
const phone = fc.constantFrom('', '13800138000', '+86 138 0013 8000', '010-12345678')
const company = fc.constantFrom('', '远航物流', 'Acme Ltd')
const plate = fc.constantFrom('', '京A12345', '粤BD12345')

describe('a pasted list of people', () => {
  it('is read as a table, whatever order follows the name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, phone, company, plate }), { maxLength: 8 }),
        fc.constantFrom('\t', ',', '，', '; ', '   ', '、'),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.boolean(),
        (people, between, after, turned) => {
          const text = people
            .map(({ name: who, ...rest }) => {
              const parts = [rest.phone, rest.company, rest.plate].filter((part) => part !== '')
              return [who, ...(turned ? parts.reverse() : parts)].join(between)
            })
            .join(after)
          expect(peopleOfLines(text)).toEqual(
            people.map((person) => ({ ...person, phone: person.phone.replace(/\s/g, '') })),
          )
        },
      ),
    )
  })

  it('takes Chinese lines apart at single spaces, and leaves a Latin name whole', () => {
    expect(peopleOfLines('张伟 13800138000 远航物流 京A12345\nJohn Smith')).toEqual([
      { name: '张伟', phone: '13800138000', company: '远航物流', plate: '京A12345' },
      { name: 'John Smith', phone: '', company: '', plate: '' },
    ])
  })

  it('reads anything without failing, and never a person without a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'张伟Lee138-+京A，,;\t \n\r\0｜|') }), (text) => {
        for (const person of peopleOfLines(text)) expect(person.name.trim()).not.toBe('')
      }),
    )
    expect(peopleOfLines('\n 13800138000 \n,,\n')).toEqual([])
  })
})
