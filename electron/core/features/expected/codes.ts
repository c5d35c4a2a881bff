import type { Core } from '../../core.ts'

const lowest = 200_000
const codes = 800_000
/** The largest multiple of `codes` below 2³²: numbers above it would make low codes likelier. */
const fair = Math.floor(2 ** 32 / codes) * codes

/** Six digits drawn by chance, first digit 2 to 9, that no open appointment has. */
export function createCodes({ sqlite, ports }: Core): () => string {
  const taken = sqlite.prepare("SELECT 1 FROM expected_visits WHERE code = ? AND state = 'expected'").pluck()
  return () => {
    for (;;) {
      const drawn = ports.random(4).readUInt32BE()
      const code = String(lowest + (drawn % codes))
      if (drawn < fair && taken.get(code) === undefined) return code
    }
  }
}
