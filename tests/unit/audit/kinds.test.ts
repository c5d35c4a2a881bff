import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  auditGroups,
  auditKinds,
  type AuditKind,
  factNames,
  kindsOf,
  type AuditGroup,
} from '#shared/contract/audit-kinds.ts'
import { audit } from '#shared/i18n/audit.ts'

const core = new URL('../../../electron/', import.meta.url).pathname
const source = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(core, name), 'utf8'))
  .join('\n')

/** Leaves of the tree of labels, as kinds. */
const labelled = Object.entries(audit.kinds).flatMap(([topic, kinds]) =>
  Object.keys(kinds).map((name) => `${topic}.${name}`),
)

it('every kind that the core writes is in the list, and the list holds no other', () => {
  const written = [...source.matchAll(/record\(\{\s*kind: '([a-zA-Z.]+)'/g)].map(([, kind]) => kind)
  expect(written.length).toBeGreaterThan(40)
  expect(written.filter((kind) => !auditKinds.includes(kind as AuditKind))).toEqual([])
  // some are chosen among two, or named in a table
  expect(auditKinds.filter((kind) => !source.includes(`'${kind}'`))).toEqual([])
})

it('every kind has a label in both languages, and there is no label without a kind', () => {
  expect(labelled.sort()).toEqual([...auditKinds].sort())
})

it('every kind stands in exactly one group', () => {
  const grouped = (Object.keys(auditGroups) as AuditGroup[]).flatMap(kindsOf)
  expect(grouped.sort()).toEqual([...auditKinds].sort())
  expect(Object.keys(audit.groups)).toEqual(Object.keys(auditGroups))
})

it('every fact has a label', () => {
  expect(Object.keys(audit.facts).sort()).toEqual([...factNames].sort())
})
