import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf, userOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import { databaseFile } from '../../data-dir.ts'
import { runJob } from '../../jobs/run.ts'
import type { CallContext } from '../../procedures.ts'
import { createErasureQueries } from './erasure-queries.ts'
import type { Inquiries } from './inquiry.ts'
import { keepingFacts } from './keeping.ts'
import { createRequests } from './request.ts'

/** What the site holds about a person, and how it ends. */
export function privacyProcedures(core: Core, inquiries: Inquiries) {
  const os = implement(contract.privacy).$context<CallContext>()
  const requests = createRequests(core, inquiries)
  const erasures = createErasureQueries(core)
  return os.router({
    holdings: os.holdings.handler(({ input, context }) => requests.ask(userOf(context).staffId, input)),
    erase: os.erase.handler(({ input, context }) => requests.erase(actOf(context, 'privacy.erase', input))),
    erasures: os.erasures.handler(({ input }) => erasures.list(input.before)),
    preview: os.preview.handler(({ input, signal }) =>
      runJob(
        core.ports,
        'retentionPreview',
        {
          file: databaseFile(core.ports.dataDir),
          today: keepingFacts(core),
          then: keepingFacts(core, input),
        },
        { signal: AbortSignal.any(signal ? [signal, core.closing] : [core.closing]) },
      ),
    ),
  })
}
