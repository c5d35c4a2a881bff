import type { RouteObject } from 'react-router'

import { TraceScreen } from './trace-screen.tsx'

export const traceRoutes: readonly RouteObject[] = [{ path: '/visitors/trace', element: <TraceScreen /> }]
