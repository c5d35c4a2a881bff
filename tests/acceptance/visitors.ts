import { arriving } from './arriving.ts'
import type { Feature } from './feature.ts'
import { onSite } from './on-site.ts'
import { records } from './records.ts'

/** What the visitors' part can be held to. A test keeps it true: no entry without a proof, and no proof that is gone. */
export const visitorFeatures: readonly Feature[] = [...arriving, ...onSite, ...records]
