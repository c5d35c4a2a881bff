import type { RouteObject } from 'react-router'

import { DayBoard } from './day-board.tsx'

export const attendanceRoutes: readonly RouteObject[] = [{ path: '/attendance', element: <DayBoard /> }]
