import type { RouteObject } from 'react-router'

import { VisitorScreen } from './visitor-screen.tsx'

export const visitorSideRoutes: readonly RouteObject[] = [{ path: '/visitor', element: <VisitorScreen /> }]
