import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import type { Signer } from '../../security/signer.ts'
import type { WatchCheck } from './check.ts'
import { createWatchDecisions } from './decisions.ts'
import { createWatchEntries } from './entries.ts'
import { createWatchPhotos } from './photos.ts'
import { createWatchQueries } from './queries.ts'

/** The watch list's part of the contract, for those who keep it. */
export function watchListProcedures(core: Core, check: WatchCheck, signer: Signer) {
  const os = implement(contract.watchList).$context<CallContext>()
  const queries = createWatchQueries(core)
  const photos = createWatchPhotos(core)
  const entries = createWatchEntries(core, check.watched)
  const decisions = createWatchDecisions(core, signer)
  return os.router({
    list: os.list.handler(({ input }) => queries.list(input)),
    get: os.get.handler(({ input }) => queries.get(input.id)),
    photo: os.photo.handler(({ input }) => photos.of(input.id)),
    add: os.add.handler(({ input, context }) => entries.add(actOf(context, 'watchList.add', input))),
    change: os.change.handler(({ input, context }) =>
      entries.change(actOf(context, 'watchList.change', input)),
    ),
    end: os.end.handler(({ input, context }) => entries.end(actOf(context, 'watchList.end', input))),
    hits: os.hits.handler(({ input }) => queries.hits(input)),
    hit: os.hit.handler(({ input }) => queries.hit(input.number)),
    waiting: os.waiting.handler(() => queries.waiting()),
    decide: os.decide.handler(({ input, context }) =>
      decisions.decide(actOf(context, 'watchList.decide', input)),
    ),
    seen: os.seen.handler(({ input, context }) => decisions.see(actOf(context, 'watchList.seen', input))),
  })
}

/** What the desk learns of it. */
export function watchHoldProcedures(core: Core, check: WatchCheck, signer: Signer) {
  const os = implement(contract.watchHold).$context<CallContext>()
  const decisions = createWatchDecisions(core, signer)
  return os.router({
    state: os.state.handler(({ input }) => ({ state: decisions.stateOf(input.number) })),
    decide: os.decide.handler(({ input, context }) =>
      decisions.decideHere(actOf(context, 'watchHold.decide', input)),
    ),
    isWelcome: os.isWelcome.handler(({ input }) => ({ welcome: check.isWelcome(input.name, input.phone) })),
  })
}
