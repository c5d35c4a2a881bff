import type { RouteObject } from 'react-router'

import { StatisticsScreen } from './statistics-screen.tsx'

export const statisticsRoutes: readonly RouteObject[] = [
  { path: '/visitors/statistics', element: <StatisticsScreen /> },
]
