import type { RouteObject } from 'react-router'

import { ClockScreen } from './clock-screen.tsx'

export const clockRoutes: readonly RouteObject[] = [{ path: '/clock', element: <ClockScreen /> }]
