import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The raw interface beside each of our wrappers: the wrapper is where the check lives, so nothing may go round it. */
const wrapped = [
  { name: 'electron', message: 'Only electron/main (value) and electron/preload may import electron.' },
  { name: 'better-sqlite3', message: 'Open databases through electron/core/database.' },
  { name: 'serialport', message: 'Open ports through electron/core/readers/transport.' },
  { name: 'antd', importNames: ['Segmented'], message: 'Take renderer/ui/segmented: one Tab stop, not two.' },
]

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', '.types', 'tests/fixtures', '**/*.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: wrapped }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      // no classes here that lean on `this`: closures may be taken apart
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-spread': 'off', // digits, plates and names are spread by code point, as meant
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: [
      'electron/main/**',
      'electron/preload/**',
      'electron/core/database/**',
      'electron/core/readers/transport/**',
      'electron/core/jobs/**',
      'renderer/ui/segmented.tsx',
      'tests/**',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['electron/cli/**', 'tools/**', 'tests/**'], rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['renderer/**/*.tsx', 'renderer/**/*.ts'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y': a11y },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      // our own components decide what takes the focus when a screen opens: a receptionist types at once
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: { module: 'writable' },
    },
  },
)
