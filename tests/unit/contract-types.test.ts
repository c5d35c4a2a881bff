import type { InferContractRouterOutputs } from '@orpc/contract'
import { describe, expectTypeOf, it } from 'vitest'
import type { Contract } from '#shared/contract/index.ts'

type IsAny<T> = 0 extends 1 & T ? true : false

/** True when bytes, anything at all, or something called a template is in it, however deep. */
type Carries<T> =
  IsAny<T> extends true
    ? true
    : T extends ArrayBufferView | ArrayBufferLike
      ? true
      : T extends AsyncIterable<infer E>
        ? Carries<E>
        : T extends readonly (infer Item)[]
          ? Carries<Item>
          : T extends object
            ? {
                [K in keyof T]-?: Lowercase<K & string> extends `${string}template${string}`
                  ? true
                  : Carries<T[K]>
              }[keyof T]
            : false

type Outputs = InferContractRouterOutputs<Contract>
/** Sections of the contract with an answer that carries one. */
type Guilty = {
  [Section in keyof Outputs]: true extends Carries<Outputs[Section]> ? Section : never
}[keyof Outputs]

describe('the types of all answers', () => {
  it('hold no bytes and nothing called a template', () => {
    expectTypeOf<Guilty>().toBeNever()
  })

  it('would show it if one did', () => {
    expectTypeOf<
      true extends Carries<{ list: { template: string }[] }> ? 'found' : 'no'
    >().toEqualTypeOf<'found'>()
    expectTypeOf<
      true extends Carries<{ a: { b: Buffer | null } }> ? 'found' : 'no'
    >().toEqualTypeOf<'found'>()
    expectTypeOf<
      true extends Carries<AsyncIterableIterator<{ savedTemplate?: string }>> ? 'found' : 'no'
    >().toEqualTypeOf<'found'>()
    expectTypeOf<
      true extends Carries<{ name: string; at: number | null }> ? 'found' : 'no'
    >().toEqualTypeOf<'no'>()
    // @ts-expect-error -- an answer with a template is guilty
    expectTypeOf<true extends Carries<{ template: string }> ? 'found' : never>().toBeNever()
  })
})
