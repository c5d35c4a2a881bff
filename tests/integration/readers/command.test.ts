import { existsSync, lstatSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { lineOf } from '../../../electron/cli/simulate-reader.ts'
import { cli, cliService } from '../../support/cli.ts'
import { createFolders } from '../../support/data-folder.ts'
import { collectBytes, openLinkedTtys, openTty } from '../../support/pty.ts'

const folders = createFolders()
afterAll(() => folders.remove())

let disposals: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const dispose of disposals.reverse()) await dispose()
  disposals = []
})

/** VfyPwd 00000000 and its acknowledge. */
const VFY_PWD = Uint8Array.from([0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x01, 0, 7, 0x13, 0, 0, 0, 0, 0, 0x1b])
const OK = [0xef, 0x01, 0xff, 0xff, 0xff, 0xff, 0x07, 0, 3, 0, 0, 0x0a]

async function askOn(path: string, question: Uint8Array = VFY_PWD, answerBytes = 12): Promise<number[]> {
  const tty = await openTty(path)
  disposals.push(tty.close)
  const { take } = collectBytes(tty)
  await tty.write(question)
  return [...(await take(answerBytes))]
}

const simulate = (port: string) => cliService(['simulate-reader', '--family', 'ef01', '--port', port])

describe('the port of qiantai simulate-reader', () => {
  it('is a tty that exists, also by another name of it, which stays in its place', async () => {
    const { left, right, cut } = await openLinkedTtys()
    disposals.push(cut)
    const name = join(folders.empty(), 'cable')
    symlinkSync(left, name)
    const service = await simulate(name)
    expect(JSON.parse(service.first)).toMatchObject({ command: 'ready', path: name })
    expect(await askOn(right)).toEqual(OK)
    expect(await service.stop()).toBe(0)
    expect(lstatSync(name).isSymbolicLink()).toBe(true)
  })

  it('is made where nothing is, or only a name that leads nowhere', () => {
    const folder = folders.empty()
    const [free, stale, file] = ['free', 'stale', 'file'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    symlinkSync(join(folder, 'gone'), stale)
    writeFileSync(file, 'notes')
    symlinkSync(file, join(folder, 'to-file'))
    expect(lineOf(free)).toEqual({ link: free })
    expect(lineOf(stale)).toEqual({ link: stale })
    for (const path of [file, join(folder, 'to-file'), folder]) expect(() => lineOf(path)).toThrow()
  })
})

it('a simulator started without anybody to command it serves until it is told to stop', async () => {
  const port = join(folders.empty(), 'reader')
  const service = await simulate(port)
  expect(await askOn(port)).toEqual(OK)
  expect(await service.stop()).toBe(0)
  expect(existsSync(port)).toBe(false)
})

it('simulates the other families by their names, and no unknown ones', async () => {
  const port = join(folders.empty(), 'reader')
  const service = await cliService(['simulate-reader', '--family', 'f5', '--port', port])
  const count = [0xf5, 0x09, 0, 0, 0, 0, 0x09, 0xf5]
  expect(await askOn(port, Uint8Array.from(count), 8)).toEqual(count)
  expect(await service.stop()).toBe(0)
  const { code, errors } = await cli(['simulate-reader', '--family', 'f6', '--port', port])
  expect(code).not.toBe(0)
  expect(errors).toContain('--family f6: ef01 gt511 f5 line')
})
