import type { RouteObject } from 'react-router'

import { EvacuationScreen } from './evacuation-screen.tsx'
import { EvacuationHistory } from './history.tsx'
import { EvacuationReportScreen } from './report-screen.tsx'

export const evacuationRoutes: readonly RouteObject[] = [
  { path: '/evacuation', element: <EvacuationScreen /> },
  { path: '/evacuation/history', element: <EvacuationHistory /> },
  { path: '/evacuation/:id', element: <EvacuationReportScreen /> },
]
