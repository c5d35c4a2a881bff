import type { RouteObject } from 'react-router'

import { CheckSheet } from './check-sheet.tsx'
import { HandoverDetail } from './handover-detail.tsx'
import { HandoverHistory } from './handover-history.tsx'
import { HandoverScreen } from './handover-screen.tsx'

export const handoverRoutes: readonly RouteObject[] = [
  { path: '/handover', element: <HandoverScreen /> },
  { path: '/handover/history', element: <HandoverHistory /> },
  { path: '/handover/:id', element: <HandoverDetail /> },
  { path: '/check-sheet', element: <CheckSheet /> },
]
