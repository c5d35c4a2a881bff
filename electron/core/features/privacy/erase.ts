import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createAttachments } from './attachments.ts'
import { createCustodyErasure } from './custody-erasure.ts'
import type { Due } from './due.ts'
import { createGoodsErasure } from './goods-erasure.ts'
import { createVisitErasure } from './visit-erasure.ts'
import { createWatchErasure } from './watch-erasure.ts'

/** Erases one record of any register. Inside an act. */
export function createEraser(core: Core) {
  const visit = createVisitErasure(core)
  const goodsPass = createGoodsErasure(core)
  const custody = createCustodyErasure(core)
  const watchEntry = createWatchErasure(core)
  const attachments = createAttachments(core)
  return ({ table, id }: Pick<Due, 'table' | 'id'>, scope: ActScope, basis: 'period' | 'request'): void => {
    if (table === 'visits') visit(id, scope, basis)
    else if (table === 'goods_passes') goodsPass(id, scope, basis)
    else if (table === 'parcels') custody.parcel(id, scope, basis)
    else if (table === 'deposits') custody.deposit(id, scope, basis)
    else if (table === 'watch_entries') watchEntry(id, scope, basis)
    else attachments.eraseOne(table, id, scope, basis)
  }
}
