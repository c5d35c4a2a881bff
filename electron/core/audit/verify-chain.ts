import type { Sqlite } from '../database/open.ts'
import { entryHash, genesisHash, type EntryBody } from './entry.ts'
import type { Head } from './head-file.ts'
import type { Findings, Watch } from './findings.ts'

type Entry = EntryBody & { readonly hash: Buffer }

/** Entries read at once: a bounded piece of memory, whatever the size of the log. */
const batch = 2_000
/** How far an entry may have been moved and still be recognised, in places. */
const moveRange = 1_000
/** Recognising a moved entry takes `2 * moveRange` hashes: tried for the first few only. */
const movesTried = 20

/** Where the entry stood when it was hashed, or null when no near place fits: then its contents were changed. */
function originalSeq(entry: Entry): number | null {
  for (let distance = 1; distance <= moveRange; distance += 1) {
    for (const seq of [entry.seq + distance, entry.seq - distance])
      if (seq > 0 && entryHash({ ...entry, seq }).equals(entry.hash)) return seq
  }
  return null
}

/** Walks one entry after the other and remembers what the next one has to stand on. */
function createWalk(findings: Findings) {
  let expected = 1
  /** Hash of the entry before; null after a gap, where nothing is known of it. */
  let before: Buffer | null = genesisHash
  let beforeReported = false
  let movesLeft = movesTried

  function misplaced(entry: Entry): void {
    const from = movesLeft > 0 ? originalSeq(entry) : null
    movesLeft -= 1
    if (from === null) findings.add('entryChanged', entry.seq)
    else findings.add('entryMoved', entry.seq, String(from))
  }

  return (entry: Entry): void => {
    if (entry.seq > expected) {
      const last = entry.seq - 1
      findings.add('entryMissing', expected, last === expected ? '' : `${expected}-${last}`)
      before = null
      beforeReported = true
    }
    const own = entryHash(entry).equals(entry.hash)
    if (!own) misplaced(entry)
    // an entry that is right in itself but does not fit the one before: that one was written anew, hash and all
    else if (before && !beforeReported && !entry.prevHash.equals(before))
      findings.add('entryChanged', expected - 1)
    before = entry.hash
    beforeReported = !own
    expected = entry.seq + 1
  }
}

/** The whole chain from its first entry. Answers how many entries there are and the newest one. */
export function verifyChain(db: Sqlite, findings: Findings, watch: Watch): { entries: number; last: Head } {
  const read = db.prepare(
    `SELECT seq, at, kind, actor_id AS actorId, subject_table AS subjectTable, subject_id AS subjectId, facts, digest,
       prev_hash AS prevHash, hash FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ${batch}`,
  )
  const check = createWalk(findings)
  let entries = 0
  let last: Head = { seq: 0, hash: genesisHash, at: 0 }
  for (;;) {
    const rows = read.all(last.seq) as Entry[]
    for (const entry of rows) check(entry)
    const newest = rows.at(-1)
    if (!newest) return { entries, last }
    entries += rows.length
    last = { seq: newest.seq, hash: newest.hash, at: newest.at }
    watch.step(rows.length)
  }
}
