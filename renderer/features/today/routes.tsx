import type { RouteObject } from 'react-router'

import { TodayScreen } from './today-screen.tsx'

export const todayRoutes: readonly RouteObject[] = [{ path: '/', element: <TodayScreen /> }]
