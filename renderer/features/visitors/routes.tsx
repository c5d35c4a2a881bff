import type { RouteObject } from 'react-router'

import { VisitRegistration } from './registration.tsx'
import { VisitScreen } from './visit.tsx'
import { VisitList } from './visit-list.tsx'

export const visitorsRoutes: readonly RouteObject[] = [
  { path: '/visitors', element: <VisitList /> },
  { path: '/visitors/all', element: <VisitList key="all" all /> },
  { path: '/visitors/new', element: <VisitRegistration /> },
  { path: '/visitors/:id', element: <VisitScreen /> },
]
