import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createAcceptances } from './acceptances.ts'
import { createDocumentPublishing } from './document-publishing.ts'
import { createVisitDocuments, dueOf } from './documents.ts'

/** The documents' part of the contract. */
export function documentProcedures(core: Core) {
  const os = implement(contract.documents).$context<CallContext>()
  const documents = createVisitDocuments(core)
  const publishing = createDocumentPublishing(core)
  const acceptances = createAcceptances(core)
  return os.router({
    list: os.list.handler(() => documents.list()),
    types: os.types.handler(() => documents.types()),
    versions: os.versions.handler(({ input }) => documents.versions(input.code)),
    publish: os.publish.handler(({ input, context }) =>
      publishing.publish(actOf(context, 'documents.publish', input)),
    ),
    retire: os.retire.handler(({ input, context }) =>
      publishing.retire(actOf(context, 'documents.retire', input)),
    ),
    due: os.due.handler(({ input }) => acceptances.due(input.typeId, input, core.clock.now()).map(dueOf)),
    ofVisit: os.ofVisit.handler(({ input }) => acceptances.ofVisit(input.visitId)),
  })
}
