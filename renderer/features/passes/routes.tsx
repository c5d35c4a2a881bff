import type { RouteObject } from 'react-router'

import { PassList } from './pass-list.tsx'

export const passesRoutes: readonly RouteObject[] = [{ path: '/visitors/passes', element: <PassList /> }]
