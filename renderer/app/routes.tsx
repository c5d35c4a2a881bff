import { Navigate, type RouteObject } from 'react-router'

import { absencesRoutes } from '../features/absences/routes.tsx'
import { attendanceRoutes } from '../features/attendance/routes.tsx'
import { auditRoutes } from '../features/audit/routes.tsx'
import { clockRoutes } from '../features/clock/routes.tsx'
import { depositsRoutes } from '../features/deposits/routes.tsx'
import { expectedRoutes } from '../features/expected/routes.tsx'
import { goodsRoutes } from '../features/goods/routes.tsx'
import { evacuationRoutes } from '../features/evacuation/routes.tsx'
import { documentsRoutes } from '../features/documents/routes.tsx'
import { handoverRoutes } from '../features/handover/routes.tsx'
import { mattersRoutes } from '../features/matters/routes.tsx'
import { parcelsRoutes } from '../features/parcels/routes.tsx'
import { printingRoutes } from '../features/printing/routes.tsx'
import { privacyRoutes } from '../features/privacy/routes.tsx'
import { passesRoutes } from '../features/passes/routes.tsx'
import { readersRoutes } from '../features/readers/routes.tsx'
import { receptionRoutes } from '../features/reception/routes.tsx'
import { settingsRoutes } from '../features/settings/routes.tsx'
import { staffRoutes } from '../features/staff/routes.tsx'
import { statisticsRoutes } from '../features/statistics/routes.tsx'
import { todayRoutes } from '../features/today/routes.tsx'
import { vehiclesRoutes } from '../features/vehicles/routes.tsx'
import { traceRoutes } from '../features/trace/routes.tsx'
import { visitorSideRoutes } from '../features/visitor-side/routes.tsx'
import { visitorsRoutes } from '../features/visitors/routes.tsx'
import { watchRoutes } from '../features/watch/routes.tsx'
import { PrintRoute } from './print-route.tsx'
import { Reception } from './reception.tsx'

/** Every screen, by address. The staff clock, the visitor's screen and the print window stand outside of the sign-in. */
export const routes: readonly RouteObject[] = [
  ...clockRoutes,
  ...visitorSideRoutes,
  { path: '/print', element: <PrintRoute /> },
  {
    element: <Reception />,
    children: [
      ...todayRoutes,
      ...watchRoutes,
      ...visitorsRoutes,
      ...statisticsRoutes,
      ...absencesRoutes,
      ...expectedRoutes,
      ...vehiclesRoutes,
      ...goodsRoutes,
      ...passesRoutes,
      ...traceRoutes,
      ...evacuationRoutes,
      ...documentsRoutes,
      ...parcelsRoutes,
      ...depositsRoutes,
      ...mattersRoutes,
      ...handoverRoutes,
      ...attendanceRoutes,
      ...staffRoutes,
      ...readersRoutes,
      ...receptionRoutes,
      ...auditRoutes,
      ...privacyRoutes,
      ...printingRoutes,
      ...settingsRoutes,
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]
