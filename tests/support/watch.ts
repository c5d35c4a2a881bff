import { requestId, type TestDesk } from './desk.ts'

type Added = Parameters<TestDesk['admin']['watchList']['add']>[0]

/** Puts 张伟, who is to be denied, on the watch list, or what `change` makes of it. */
export const addWatched = (keeper: TestDesk['admin'], change: Partial<Added> = {}) =>
  keeper.watchList.add({
    requestId: requestId(),
    name: '张伟',
    aliases: [],
    phone: null,
    plate: '',
    company: '',
    idNumber: null,
    idEnd: '',
    grade: 'denied',
    reason: '多次闹事',
    validUntil: null,
    ...change,
  })

/** The number under which an act is held; fails when it is not. */
export async function heldNumber(act: () => Promise<unknown>): Promise<string> {
  const refusal = await act().then(
    () => ({ code: 'let in', data: {} }),
    (error: unknown) => error as { code: string; data: { number?: string } },
  )
  if (refusal.code !== 'WATCH_HELD') throw new Error(`not held: ${refusal.code}`)
  return (refusal.data as { number: string }).number
}
