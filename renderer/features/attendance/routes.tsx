import type { RouteObject } from 'react-router'

import { ClockPage } from './clock-page.tsx'
import { DayBoard } from './day-board.tsx'
import { ExplanationList } from './explanation-list.tsx'
import { FileList } from './file-list.tsx'
import { ImportPage } from './import-page.tsx'
import { JumpPage } from './jump-page.tsx'

export const attendanceRoutes: readonly RouteObject[] = [
  { path: '/attendance', element: <DayBoard /> },
  { path: '/attendance/explanations', element: <ExplanationList /> },
  { path: '/attendance/files', element: <FileList /> },
  { path: '/attendance/files/import', element: <ImportPage /> },
  { path: '/attendance/clock', element: <ClockPage /> },
  { path: '/attendance/clock/:id', element: <JumpPage /> },
]
