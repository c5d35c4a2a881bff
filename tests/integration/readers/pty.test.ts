import { afterEach, describe, expect, it } from 'vitest'
import { listSerialPorts } from '#core/readers/transport/serial.ts'
import type { CloseReason, Transport } from '#core/readers/transport/transport.ts'
import { collectBytes, openLinkedTtys, openPtyPair, openTty } from '../../support/pty.ts'

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)
/** Far more than a tty buffers, and an odd length, so that chunks never fall on the same byte. */
const long = Uint8Array.from({ length: 40_044 }, (_, index) => (index * 31) & 0xff)

let opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.reverse()) await close()
  opened = []
})

async function pair() {
  const pty = await openPtyPair()
  opened.push(pty.unplug)
  return pty
}

async function tty(path: string): Promise<Transport> {
  const transport = await openTty(path)
  opened.push(transport.close)
  return transport
}

describe('a pseudo-terminal as a serial line', () => {
  it('passes every byte unchanged both ways, control characters included', async () => {
    const { path, device } = await pair()
    const host = await tty(path)
    const atHost = collectBytes(host)
    const atDevice = collectBytes(device)
    await device.write(everyByte)
    await host.write(everyByte)
    expect(await atHost.take(256)).toEqual(everyByte)
    expect(await atDevice.take(256)).toEqual(everyByte)
  })

  it('passes more than the system buffers, both ways at once', async () => {
    const { path, device } = await pair()
    const host = await tty(path)
    const atHost = collectBytes(host)
    const atDevice = collectBytes(device)
    await Promise.all([device.write(long), host.write(long)])
    expect(await atHost.take(long.length)).toEqual(long)
    expect(await atDevice.take(long.length)).toEqual(long)
  })

  it('echoes nothing back before anybody has opened the tty', async () => {
    const { path, device } = await pair()
    const atDevice = collectBytes(device)
    await device.write(everyByte)
    const host = await tty(path)
    await host.write(Uint8Array.of(0x42))
    expect(await atDevice.take(1)).toEqual(Uint8Array.of(0x42))
  })

  it('lives on when the host closes the tty and opens it again', async () => {
    const { path, device } = await pair()
    await (await openTty(path)).close()
    const host = await tty(path)
    const atHost = collectBytes(host)
    await device.write(Uint8Array.of(0x55))
    expect(await atHost.take(1)).toEqual(Uint8Array.of(0x55))
  })

  it('is heard again by a host that only listens and came late', async () => {
    const { path, device, onDeserted } = await pair()
    const deserted = new Promise<void>((resolve) => onDeserted(resolve))
    await device.write(long)
    await deserted
    await new Promise((resolve) => setTimeout(resolve, 3300))
    const atHost = collectBytes(await tty(path))
    await device.write(Uint8Array.of(0x55))
    expect(await atHost.take(1)).toEqual(Uint8Array.of(0x55))
  }, 15_000)

  it('tells the host when it is pulled, and refuses further writes', async () => {
    const { path, unplug } = await openPtyPair()
    const host = await tty(path)
    const reason = new Promise<CloseReason>((resolve) => host.onClose(resolve))
    await unplug()
    expect((await reason).kind).toBe('lost')
    await expect(host.write(Uint8Array.of(1))).rejects.toMatchObject({ code: 'unplugged' })
    // Who asks late is told too.
    expect((await new Promise<CloseReason>((resolve) => host.onClose(resolve))).kind).toBe('lost')
  })

  it('tells each of many hosts whose tty is pulled as soon as it is open', async () => {
    const told = Array.from({ length: 40 }, async () => {
      const { path, unplug } = await openPtyPair()
      const host = await tty(path)
      const reason = new Promise<CloseReason>((resolve) => host.onClose(resolve))
      await unplug()
      return (await reason).kind
    })
    expect(await Promise.all(told)).toEqual(Array(40).fill('lost'))
  })

  it('joins two ttys like a cable', async () => {
    const { left, right, cut } = await openLinkedTtys()
    opened.push(cut)
    const [a, b] = [await tty(left), await tty(right)]
    const atB = collectBytes(b)
    await a.write(everyByte)
    expect(await atB.take(256)).toEqual(everyByte)
  })
})

describe('opening a tty', () => {
  it('says unplugged for a path that is not there', async () => {
    await expect(openTty('/dev/nothing-here')).rejects.toMatchObject({ code: 'unplugged' })
  })

  it('says openFailed for a path that is no tty of ours', async () => {
    const { path } = await pair()
    await tty(path)
    await expect(openTty(path)).rejects.toMatchObject({ code: 'openFailed' })
  })

  it('lists ports, or says why it cannot', async () => {
    const { ports, reason } = await listSerialPorts()
    expect(Array.isArray(ports)).toBe(true)
    if (ports.length === 0 && reason !== undefined) expect(reason).not.toBe('')
  })
})
