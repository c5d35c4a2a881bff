import { Navigate, type RouteObject } from 'react-router'

import { attendanceRoutes } from '../features/attendance/routes.tsx'
import { auditRoutes } from '../features/audit/routes.tsx'
import { clockRoutes } from '../features/clock/routes.tsx'
import { depositsRoutes } from '../features/deposits/routes.tsx'
import { documentsRoutes } from '../features/documents/routes.tsx'
import { handoverRoutes } from '../features/handover/routes.tsx'
import { mattersRoutes } from '../features/matters/routes.tsx'
import { parcelsRoutes } from '../features/parcels/routes.tsx'
import { readersRoutes } from '../features/readers/routes.tsx'
import { settingsRoutes } from '../features/settings/routes.tsx'
import { staffRoutes } from '../features/staff/routes.tsx'
import { todayRoutes } from '../features/today/routes.tsx'
import { visitorSideRoutes } from '../features/visitor-side/routes.tsx'
import { visitorsRoutes } from '../features/visitors/routes.tsx'
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
      ...visitorsRoutes,
      ...documentsRoutes,
      ...parcelsRoutes,
      ...depositsRoutes,
      ...mattersRoutes,
      ...handoverRoutes,
      ...attendanceRoutes,
      ...staffRoutes,
      ...readersRoutes,
      ...auditRoutes,
      ...settingsRoutes,
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]
