/** A feature with the tests that prove it: `folder/file.test.ts > title of the test`. */
interface Proved {
  readonly id: string
  readonly feature: string
  readonly tests: readonly string[]
}

/** A feature that a PC at a desk without a network does not have, and why. */
interface LeftOut {
  readonly id: string
  readonly feature: string
  readonly leftOut: string
}

export type Feature = Proved | LeftOut
