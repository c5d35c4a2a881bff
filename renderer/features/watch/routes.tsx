import type { RouteObject } from 'react-router'

import { WatchEntryScreen } from './entry.tsx'
import { WatchScreen } from './watch-screen.tsx'

export const watchRoutes: readonly RouteObject[] = [
  { path: '/visitors/watch', element: <WatchScreen /> },
  { path: '/visitors/watch/:id', element: <WatchEntryScreen /> },
]
