import type { DeskClient } from '#core/desk.ts'
import { requestId } from './desk.ts'

type AddInput = Parameters<DeskClient['expected']['add']>[0]

/** One person for the test clock's Monday, 09:00 to 12:00 in Shanghai, to see the administrator. */
export const appointment = {
  people: [{ name: '周小雨', phone: '13912345678', company: '远航物流', plate: '沪B88888', companions: 0 }],
  party: '',
  first: '2026-03-02',
  last: '2026-03-02',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 540,
  untilMinute: 720,
  hostId: 1,
  hostName: '',
  reason: '会议',
  place: '三楼会议室',
  note: '',
} satisfies Omit<AddInput, 'requestId'>

/** Announces somebody; answers ids and numbers. */
export const announce = (client: DeskClient, change: Partial<AddInput> = {}) =>
  client.expected.add({ requestId: requestId(), ...appointment, ...change })

/** People of a group, by name. */
export const people = (...names: string[]) =>
  names.map((name, index) => ({
    name,
    phone: `1391234${String(1000 + index)}`,
    company: '远航物流',
    plate: '',
    companions: 0,
  }))

/** How a person registered as expected is entered at the desk. */
export const arrival = (expectedId: number, change: object = {}) => ({
  requestId: requestId(),
  name: '周小雨',
  phone: '13912345678',
  idKind: null,
  idNumber: null,
  reuseIdOf: null,
  company: '远航物流',
  hostId: 1,
  hostName: '',
  reason: '会议',
  plate: '',
  companions: 0,
  companionNames: '',
  goods: '',
  badgeNumber: '',
  remember: false,
  expectedId,
  ...change,
})
