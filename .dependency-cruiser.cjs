/** Who may import whom. Each rule says what to do instead. */
const feature = '^renderer/features/([^/]+)/'
const hosts = '^electron/(main|preload|host-desktop|host-loopback|cli)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ runs everywhere: only itself, the schema library, time arithmetic and the Chinese calendar.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        pathNot: [
          '^shared/',
          'node_modules/(zod|@orpc/contract|@orpc/client|@orpc/shared|temporal-polyfill|chinese-days)/',
        ],
      },
    },
    {
      name: 'no-node-outside-electron',
      comment: 'The interface and shared code run in a browser: ask the core through the contract.',
      severity: 'error',
      from: { path: '^(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-the-contract-only',
      comment: 'The interface imports itself and shared/, and talks to the core through renderer/client.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'features-stand-alone',
      comment:
        'One feature never imports another: move the common part to renderer/ui, renderer/print or shared/.',
      severity: 'error',
      from: { path: feature },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'core-knows-no-host',
      comment: 'The core gets hosts, windows and printers as ports (electron/core/ports.ts).',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: [hosts, '^renderer/'] },
    },
    {
      name: 'electron-only-in-main-and-preload',
      comment: 'Everything else must run without Electron: pass what is needed as a port.',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'main-uses-ports-only',
      comment: 'The main process is thin: of the core it may know pure security policy and port types.',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: {
        path: [
          '^electron/core/(?!ports|host-protocol|data-dir|security/content-security-policy)',
          '^renderer/',
          '^electron/(cli|host-)',
        ],
      },
    },
    {
      name: 'database-driver-in-its-place',
      comment: 'Open databases through electron/core/database.',
      severity: 'error',
      from: { pathNot: '^(electron/core/(database|jobs)/|tests/)' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'serial-driver-in-its-place',
      comment: 'Open ports through electron/core/readers/transport.',
      severity: 'error',
      from: { pathNot: '^(electron/core/readers/transport/|tests/)' },
      to: { path: 'node_modules/serialport/' },
    },
    {
      name: 'nothing-packaged-reaches-the-loopback-host',
      comment: 'The loopback host is for browsers and development; the desktop must not carry it.',
      severity: 'error',
      from: { path: '^electron/(main|preload|host-desktop|core)/' },
      to: { path: '^electron/(host-loopback|cli)/' },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file: delete it.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(electron|renderer|shared)/',
        pathNot: '\\.(d\\.ts|css)$|electron/preload/preload\\.ts$',
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.types|out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
      importsFields: ['imports'],
    },
  },
}
