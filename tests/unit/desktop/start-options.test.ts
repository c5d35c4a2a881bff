import { describe, expect, it } from 'vitest'
import { dataDirOf } from '../../../electron/cli/folders.ts'
import { profileFolder, readStartOptions } from '../../../electron/main/start-options.ts'

const from = { platform: 'linux' as const, env: { XDG_DATA_HOME: '/data' }, home: '/home/desk' }

describe('what the desktop is started with', () => {
  it('opens the same folder as the command line when nothing is said', () => {
    const here = { platform: process.platform, env: process.env, home: process.env['HOME'] ?? '' }
    expect(readStartOptions([], here)).toEqual({ dataDir: dataDirOf(undefined), demo: false, apart: false })
    expect(readStartOptions(['--demo'], here).dataDir).toBe(dataDirOf(undefined, true))
  })

  it('keeps the example apart from the real records', () => {
    expect(readStartOptions([], from).dataDir).toBe('/data/qiantai')
    expect(readStartOptions(['--demo'], from)).toEqual({
      dataDir: '/data/qiantai-demo',
      demo: true,
      apart: true,
    })
    expect(readStartOptions(['electron', '/app', '--data=/srv/desk', '--demo'], from)).toEqual({
      dataDir: '/srv/desk',
      demo: true,
      apart: true,
    })
  })

  it('takes no folder that is not a whole path', () => {
    for (const given of ['--data=', '--data=desk', '--data=../x', '--data=/a\0b'])
      expect(readStartOptions([given], from)).toMatchObject({ dataDir: '/data/qiantai', apart: false })
  })

  it('gives every data folder a profile of its own', () => {
    expect(profileFolder('/c', '/a')).not.toBe(profileFolder('/c', '/b'))
    expect(profileFolder('/c', '/a')).toBe(profileFolder('/c', '/a'))
  })
})
