import { getEventIteratorSchemaDetails, type AnySchema } from '@orpc/contract'
import { traverseContractProcedures } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ProcedureMeta } from '#shared/contract/builder.ts'
import { contract } from '#shared/contract/index.ts'
import { permissionsOf } from '#shared/contract/permissions.ts'

interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly maxLength?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly allOf?: readonly { readonly pattern?: string }[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

interface Part {
  readonly schema: JsonSchema
  readonly way: string
}

/** A schema and everything inside it, each with the way to it. */
function parts(schema: JsonSchema, way = ''): Part[] {
  const inner = (name: string, child: JsonSchema) => parts(child, way === '' ? name : `${way}.${name}`)
  return [
    { schema, way },
    ...Object.entries(schema.properties ?? {}).flatMap(([name, child]) => inner(name, child)),
    ...(schema.items ? inner('[]', schema.items) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((child) => parts(child, way)),
  ]
}

function partsOf(schema: unknown, io: 'input' | 'output'): Part[] {
  if (schema === undefined) return []
  const { yields } = getEventIteratorSchemaDetails(schema as AnySchema) ?? {}
  return parts(z.toJSONSchema((yields ?? schema) as z.ZodType, { io, unrepresentable: 'any' }) as JsonSchema)
}

interface Walked {
  readonly path: string
  readonly meta: ProcedureMeta
  readonly input: readonly Part[]
  readonly output: readonly Part[]
}

const procedures: Walked[] = []
traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
  const { meta, inputSchema, outputSchema } = procedure['~orpc'] as {
    meta: unknown
    inputSchema?: unknown
    outputSchema?: unknown
  }
  procedures.push({
    path: path.join('.'),
    meta: meta as ProcedureMeta,
    input: partsOf(inputSchema, 'input'),
    output: partsOf(outputSchema, 'output'),
  })
})

const nameOf = (way: string) => way.split('.').at(-1) ?? ''

/** Procedures anybody at the machine may call before signing in; adding one is a decision, not an accident. */
const openToAll = [
  'evacuation.lockedTicket',
  'print.document',
  'session.names',
  'session.recover',
  'session.signIn',
  'session.signOut',
  'session.state',
  'setup.complete',
  'setup.presets',
]

describe('the contract, procedure by procedure', () => {
  it('is walked whole', () => {
    expect(procedures.length).toBeGreaterThan(60)
  })

  it('gives every procedure a permission that some role holds, and a rate', () => {
    const held = new Set<string>(Object.values(permissionsOf).flat())
    for (const { path, meta } of procedures) {
      const wanted = typeof meta.permission === 'string' ? [meta.permission] : meta.permission
      expect(wanted.length, path).toBeGreaterThan(0)
      for (const permission of wanted) if (permission !== 'public') expect(held, path).toContain(permission)
      expect(meta.perMinute, path).toBeGreaterThan(0)
    }
  })

  it('opens nothing to everybody but what is listed', () => {
    expect(
      procedures
        .filter(({ meta }) => meta.permission === 'public')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(openToAll)
  })

  it('refuses unknown keys and limits every text and list', () => {
    for (const { path, input } of procedures)
      for (const { schema, way } of input) {
        const at = `${path} ${way}`
        if (schema.type === 'object') expect(schema.additionalProperties, at).toBe(false)
        const fixed = schema.enum !== undefined || schema.const !== undefined
        const patterned =
          schema.pattern !== undefined || (schema.allOf ?? []).some(({ pattern }) => pattern !== undefined)
        if (schema.type === 'string' && !fixed && !patterned)
          expect(schema.maxLength ?? Infinity, at).toBeLessThanOrEqual(200_000)
        if (schema.type === 'array') expect(schema.maxItems ?? Infinity, at).toBeLessThanOrEqual(5_000)
        expect(Object.keys(schema), at).not.toEqual([]) // {} would take anything
      }
  })

  it('carries no template, hash, cipher or secret out', () => {
    for (const { path, output } of procedures) {
      expect(output, path).not.toEqual([])
      for (const { way } of output)
        expect(nameOf(way), `${path} ${way}`).not.toMatch(/template|secret|hash|cipher|salt|^pin$|password$/i)
    }
  })

  it('takes no SQL, path or command as an argument, except where a reader is plugged in', () => {
    for (const { path, input } of procedures)
      if (path !== 'readers.save')
        for (const { way } of input)
          expect(nameOf(way), `${path} ${way}`).not.toMatch(/sql|path|file|command/i)
  })

  it('gives every act a request id', () => {
    for (const { path, meta, input } of procedures)
      if (meta.act)
        expect(
          input.map(({ way }) => way),
          path,
        ).toContain('requestId')
  })
})
