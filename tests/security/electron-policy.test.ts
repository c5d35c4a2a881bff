import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerAppRequest, registerAppScheme, resolveAppFile } from '../../electron/main/app-protocol.ts'
import { createIpc, isTrustedFrame } from '../../electron/main/ipc.ts'
import { createKeychain, isProtected } from '../../electron/main/keychain.ts'
import { isOwnUrl } from '../../electron/main/origin.ts'
import {
  isPermissionGranted,
  mayDownload,
  mayNavigate,
  windowOpenAnswer,
} from '../../electron/main/policy.ts'
import { isCancelled, printAddress } from '../../electron/main/printing.ts'
import { isForbiddenKey, windowOptions } from '../../electron/main/windows.ts'

const root = new URL('../../', import.meta.url).pathname

const foreign = [
  'https://desk/',
  'file:///etc/passwd',
  'app://desk.evil/',
  'app://evil/',
  'app://desk:8080/',
  'app://user@desk/',
  'app://desk@evil/',
  'javascript:alert(1)',
  'data:text/html,x',
  '//desk/',
  '',
]

describe('our own origin', () => {
  it('is app://desk and nothing that looks like it', () => {
    expect(isOwnUrl('app://desk/#/visitors')).toBe(true)
    for (const url of foreign) expect(isOwnUrl(url), url).toBe(false)
  })

  it('is the only place a window may go to, and no page opens another', () => {
    for (const url of foreign) expect(mayNavigate(url), url).toBe(false)
    expect(mayNavigate('app://desk/')).toBe(true)
    expect(windowOpenAnswer()).toEqual({ action: 'deny' })
  })

  it('is the only place a file may come from, and only one that a page has made itself', () => {
    for (const url of foreign) {
      expect(mayDownload(url), url).toBe(false)
      expect(mayDownload(`blob:${url}`), url).toBe(false)
    }
    expect(mayDownload('app://desk/index.html')).toBe(false)
    expect(mayDownload('blob:app://desk/4f1c')).toBe(true)
  })
})

describe('permissions', () => {
  const asked = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'serial',
    'hid',
    'usb',
    'midi',
    'openExternal',
  ]

  const kinds = ['reception', 'clock', 'visitor', 'print', null] as const
  const medias = [[], ['video'], ['audio'], ['video', 'audio'], ['unknown']]

  it('are all refused, to our own pages too, in every frame, but the camera where visitors are pictured', () => {
    for (const permission of asked)
      for (const url of ['app://desk/', ...foreign])
        for (const isMainFrame of [true, false])
          for (const kind of kinds)
            for (const media of medias) {
              const pictures = isMainFrame && (kind === 'reception' || kind === 'visitor')
              const camera = permission === 'media' && media.join() === 'video'
              const granted = isPermissionGranted({ permission, media, url, isMainFrame, kind })
              expect(granted, `${permission} ${url} ${kind} ${media.join()}`).toBe(
                pictures && camera && url === 'app://desk/',
              )
            }
  })
})

describe('windows', () => {
  it.each(['reception', 'clock', 'visitor', 'print'] as const)(
    'of kind %s are sandboxed, isolated and without Node',
    (kind) => {
      const { webPreferences } = windowOptions(kind, { preload: '/p.cjs', packaged: true })
      expect(webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        devTools: false,
      })
      expect(webPreferences).not.toHaveProperty('enableBlinkFeatures')
    },
  )

  it('do not obey reload, zoom and developer keys, and do obey the desk’s own', () => {
    const press = (key: string, control = false, shift = false) =>
      isForbiddenKey({ key, control, shift, meta: false })
    for (const [key, control, shift] of [
      ['F5', false, false],
      ['r', true, false],
      ['I', true, true],
      ['+', true, false],
      ['F12', false, false],
    ] as const)
      expect(press(key, control, shift), key).toBe(true)
    for (const [key, control] of [
      ['F2', false],
      ['F8', false],
      ['k', true],
      ['l', true],
      ['s', true],
      ['a', false],
    ] as const)
      expect(press(key, control), key).toBe(false)
  })
})

describe('the app protocol', () => {
  const base = '/opt/app/out/renderer'

  it('finds the files of the interface', () => {
    expect(resolveAppFile(base, 'app://desk/')).toBe(`${base}/index.html`)
    expect(resolveAppFile(base, 'app://desk/assets/index-abc.js')).toBe(`${base}/assets/index-abc.js`)
  })

  it('answers no way out of its folder', () => {
    const ways = [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain/main.js',
      '/..%5cmain.js',
      '/assets/..\\..\\x.js',
      '/C:/x.js',
      '/assets%00.js',
      '/index.html.',
      '//etc/x.js',
      '/assets/.%2e/x.js',
      '/%ff.js',
      '/../renderer-evil/x.js',
      '/secret.key',
      '/',
    ].slice(0, -1)
    for (const way of ways) {
      // an address is put in order before it is looked at: what remains must lie inside, or be refused
      const file = resolveAppFile(base, `app://desk${way}`)
      expect(file === null || file.startsWith(`${base}/`), way).toBe(true)
      if (!/^\/(\.\.|%2e%2e|assets\/\.%2e)\//.test(way)) expect(file, way).toBeNull()
    }
    for (const url of foreign) expect(resolveAppFile(base, url), url).toBeNull()
  })

  it('never answers a file outside of its folder, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const file = resolveAppFile(base, `app://desk${path}`)
        expect(file === null || file.startsWith(`${base}/`)).toBe(true)
      }),
    )
  })

  it('answers GET only, with the content security policy', async () => {
    const get = await answerAppRequest(`${root}renderer`, { method: 'GET', url: 'app://desk/index.html' })
    expect(get.status).toBe(200)
    expect(get.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(get.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|http:|https:|ws:/)
    for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS'])
      expect((await answerAppRequest(`${root}renderer`, { method, url: 'app://desk/' })).status).toBe(405)
  })

  it('is registered as one standard, secure scheme that bypasses nothing', () => {
    const registered: unknown[] = []
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) })
    expect(registered).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })
})

describe('messages from windows', () => {
  const own = { url: 'app://desk/', parent: null }

  it('are heard only from the main frame of one of our pages', () => {
    expect(isTrustedFrame(own)).toBe(true)
    expect(isTrustedFrame(null)).toBe(false)
    expect(isTrustedFrame({ url: 'app://desk/', parent: {} as never })).toBe(false)
    for (const url of foreign) expect(isTrustedFrame({ url, parent: null }), url).toBe(false)
  })

  it('go through the gate, whichever channel they use', () => {
    const handlers = new Map<string, (...args: unknown[]) => unknown>()
    const keep = (channel: string, handler: (...args: never[]) => unknown) =>
      void handlers.set(channel, handler as (...args: unknown[]) => unknown)
    const ipc = createIpc({ on: keep as never, handle: keep })
    const heard: string[] = []
    ipc.on('a', () => heard.push('a'))
    ipc.handle('b', (_event, argument) => {
      heard.push(argument)
      return Promise.resolve()
    })
    handlers.get('a')?.({ senderFrame: { url: 'app://evil/', parent: null } })
    expect(() => handlers.get('b')?.({ senderFrame: null }, 'x')).toThrow('refused')
    expect(() => handlers.get('b')?.({ senderFrame: own }, { not: 'a text' })).toThrow('refused')
    expect(() => handlers.get('b')?.({ senderFrame: own }, 'x'.repeat(3_000))).toThrow('refused')
    expect(heard).toEqual([])
    handlers.get('a')?.({ senderFrame: own })
    void handlers.get('b')?.({ senderFrame: own }, 'x')
    expect(heard).toEqual(['a', 'x'])
  })
})

describe('printing', () => {
  it('opens the print route with a ticket and nothing else', () => {
    expect(printAddress(`#/print?ticket=${'ab'.repeat(24)}`)).toBe(
      `app://desk/#/print?ticket=${'ab'.repeat(24)}`,
    )
    for (const path of [
      '',
      '/',
      '#/visitors',
      '#/print?ticket=',
      '#/print?ticket=../x',
      'https://evil/',
      '#/print?ticket=zz',
    ])
      expect(printAddress(path), path).toBeNull()
  })

  it('takes a cancelled job for no error', () => {
    expect(isCancelled('Print job canceled')).toBe(true)
    expect(isCancelled('Print job failed')).toBe(false)
  })
})

describe('the keychain', () => {
  it('is not trusted where it only scrambles', async () => {
    expect(isProtected('linux', 'basic_text')).toBe(false)
    expect(isProtected('linux', 'gnome_libsecret')).toBe(true)
    expect(isProtected('win32', '')).toBe(true)
    const scrambling = {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: () => Promise.reject(new Error('must not be asked')),
      decryptStringAsync: () => Promise.reject(new Error('must not be asked')),
      getSelectedStorageBackend: () => 'basic_text',
    }
    await expect(createKeychain(scrambling, '/nowhere', 'linux').save('key')).rejects.toThrow(
      'no protected keychain',
    )
    expect(await createKeychain(scrambling, '/nowhere', 'linux').load()).toBeNull()
  })
})

describe('the sources', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? files(path) : [path]
    })
  const sources = ['electron', 'renderer', 'shared'].flatMap((folder) => files(join(root, folder)))

  it('never switch the guards off or go round them', () => {
    expect(sources.length).toBeGreaterThan(200)
    for (const path of sources) {
      const text = readFileSync(path, 'utf8')
      expect(text, path).not.toMatch(
        /<webview|webSecurity: false|sandbox: false|contextIsolation: false|nodeIntegration: true/,
      )
      expect(text, path).not.toMatch(
        /shell\.openExternal|ignore-certificate-errors|no-sandbox|disable-web-security/,
      )
    }
  })

  it('name an Electron that is still looked after, or say when this was last looked at', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45) // looked at in November 2026
  })
})
