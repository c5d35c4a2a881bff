import type { RouteObject } from 'react-router'

import { DayBoard } from './day-board.tsx'
import { ExplanationList } from './explanation-list.tsx'

export const attendanceRoutes: readonly RouteObject[] = [
  { path: '/attendance', element: <DayBoard /> },
  { path: '/attendance/explanations', element: <ExplanationList /> },
]
