import type { RouteObject } from 'react-router'

import { AbsenceList } from './absence-list.tsx'

export const absencesRoutes: readonly RouteObject[] = [
  { path: '/visitors/absences', element: <AbsenceList /> },
]
