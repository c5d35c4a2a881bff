import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { actOf } from '../../acts/call.ts'
import type { Core } from '../../core.ts'
import type { CallContext } from '../../procedures.ts'
import { createAdopting } from './adopting.ts'
import { createGrades } from './grades.ts'
import { createVisitTypes } from './types.ts'

/** The types of visitor: read by every desk, changed by whoever sets up reception. */
export function visitTypeProcedures(core: Core) {
  const os = implement(contract.visitType).$context<CallContext>()
  const types = createVisitTypes(core)
  const adopt = createAdopting(core)
  return os.router({
    list: os.list.handler(({ input }) => types.list(input.retired)),
    save: os.save.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'visitType.save', input), (scope) => {
        const { requestId: _, ...type } = input
        return { id: types.save(type, scope) }
      }),
    ),
    use: os.use.handler(({ input: { id, inUse, ...input }, context }) =>
      core.acts.run(actOf(context, 'visitType.use', { id, inUse, ...input }), ({ at, record }) => {
        const subject = { table: 'visit_types', id } as const
        const facts = { name: types.find(id)?.name ?? '' }
        if (!types.use(id, inUse, at)) return { id }
        if (inUse) record({ kind: 'visitType.restored', subject, facts })
        else record({ kind: 'visitType.retired', subject, facts })
        return { id }
      }),
    ),
    order: os.order.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'visitType.order', input), ({ record }) => {
        for (const id of types.order(input.ids))
          record({
            kind: 'visitType.saved',
            subject: { table: 'visit_types', id },
            facts: { name: types.find(id)?.name ?? '' },
          })
        return {}
      }),
    ),
    adopt: os.adopt.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'visitType.adopt', input), (scope) => {
        adopt(core.site.get().kind, core.site.settings().reception.places, scope)
        return {}
      }),
    ),
  })
}

/** The grades of reception. */
export function gradeProcedures(core: Core) {
  const os = implement(contract.grade).$context<CallContext>()
  const grades = createGrades(core)
  const nameOf = (id: number) => {
    const grade = grades.find(id)
    return grade ? `${grade.letter} ${grade.name}` : ''
  }
  return os.router({
    list: os.list.handler(({ input }) => grades.list(input.retired)),
    save: os.save.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'grade.save', input), (scope) => {
        const { requestId: _, ...grade } = input
        return { id: grades.save(grade, scope) }
      }),
    ),
    use: os.use.handler(({ input: { id, inUse, ...input }, context }) =>
      core.acts.run(actOf(context, 'grade.use', { id, inUse, ...input }), ({ at, record }) => {
        const subject = { table: 'reception_grades', id } as const
        const facts = { name: nameOf(id) }
        if (!grades.use(id, inUse, at)) return { id }
        if (inUse) record({ kind: 'grade.restored', subject, facts })
        else record({ kind: 'grade.retired', subject, facts })
        return { id }
      }),
    ),
    order: os.order.handler(({ input, context }) =>
      core.acts.run(actOf(context, 'grade.order', input), ({ record }) => {
        for (const id of grades.order(input.ids))
          record({
            kind: 'grade.saved',
            subject: { table: 'reception_grades', id },
            facts: { name: nameOf(id) },
          })
        return {}
      }),
    ),
  })
}
