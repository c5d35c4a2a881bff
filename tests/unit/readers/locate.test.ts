import { describe, expect, it } from 'vitest'
import { locateReader } from '#core/readers/locate.ts'
import { openFailure } from '#core/readers/transport/serial.ts'
import { labelOf, realSerial, type NamedPort } from '#core/readers/transport/usb-chips.ts'

const port = (path: string, serialNumber?: string, usb = '10c4:ea60'): NamedPort => {
  const [vendorId, productId] = usb.split(':')
  return { path, label: '', vendorId, productId, serialNumber }
}
const reader = (usbSerial: string | null, usbId: string | null = '10c4:ea60') => ({
  ...{ path: 'COM3', usbId, usbSerial },
})
const none: ReadonlySet<string> = new Set()

describe('where a reader is looked for', () => {
  it('is where its adapter is, by the number of its own, and nowhere else', () => {
    const ports = [port('COM3', 'B7'), port('COM8', 'A1')]
    expect(locateReader(reader('A1'), ports, none, false)).toEqual(['COM8'])
    // its name has gone to another adapter
    expect(locateReader(reader('A1'), [port('COM3', 'B7')], none, false)).toEqual([])
    // a steady name is in no list
    expect(locateReader(reader('A1'), [port('COM8', 'B7')], none, false)).toEqual(['COM3'])
  })

  it('is its port while the same chip is there, else the only free one with that chip', () => {
    expect(locateReader(reader('0001'), [port('COM3', '0001'), port('COM8', '0001')], none, false)).toEqual([
      'COM3',
    ])
    expect(locateReader(reader(null), [port('COM8')], none, false)).toEqual(['COM3', 'COM8'])
    const other = port('COM3', undefined, '2341:0043')
    expect(locateReader(reader(null), [other, port('COM8')], none, false)).toEqual(['COM8'])
    expect(locateReader(reader(null), [other], none, false)).toEqual([])
  })

  it('is not guessed: two that look alike, one that is taken, another reader that is missing too', () => {
    const two = [port('COM8'), port('COM9')]
    expect(locateReader(reader(null), two, none, false)).toEqual(['COM3'])
    expect(locateReader(reader(null), two, new Set(['COM9']), false)).toEqual(['COM3', 'COM8'])
    expect(locateReader(reader(null), [port('COM8')], none, true)).toEqual(['COM3'])
  })

  it('is its port alone where nothing is known of an adapter', () => {
    expect(locateReader(reader(null, null), [port('COM8')], none, false)).toEqual(['COM3'])
  })
})

it('takes a made-up serial number for none', () => {
  expect(['0001', '', '  ', 'A50285BI'].map(realSerial)).toEqual([
    undefined,
    undefined,
    undefined,
    'A50285BI',
  ])
})

it('names a port by its chip, else by maker and USB id', () => {
  expect(labelOf({ path: 'COM3', vendorId: '1a86', productId: '7523', manufacturer: 'wch.cn' })).toBe('CH340')
  expect(labelOf({ path: 'COM4', vendorId: '2341', productId: '0043' })).toBe('Arduino')
  expect(labelOf({ path: 'COM5', vendorId: 'abcd', productId: '0001', manufacturer: 'Who' })).toBe(
    'Who abcd:0001',
  )
  expect(labelOf({ path: '/dev/ttyS0' })).toBe('')
})

it('tells why a port does not open by the words of each system', () => {
  expect(openFailure('Error: No such file or directory, cannot open /dev/ttyUSB0')).toBe('unplugged')
  expect(openFailure('Error: Permission denied, cannot open /dev/ttyUSB0')).toBe('noPermission')
  expect(openFailure('Error: Resource busy, cannot open /dev/cu.usbserial')).toBe('openFailed')
  expect(openFailure('Opening COM3: Access denied')).toBe('openFailed')
  expect(openFailure('Opening COM3: File not found')).toBe('unplugged')
})
