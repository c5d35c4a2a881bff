import { openReadOnly } from '../database/open.ts'
import { checkStructure } from '../database/structure.ts'
import type { Jobs } from './job.ts'

/**
 * SQLite's own check of a file's structure. The live file is not read in advance to warm it: closing a descriptor of its
 * own would take the locks of every connection of this process away (POSIX).
 */
export function quickCheck({ file }: Jobs['quickCheck']['input']): Jobs['quickCheck']['result'] {
  const db = openReadOnly(file)
  try {
    return checkStructure(db)
  } finally {
    db.close()
  }
}
