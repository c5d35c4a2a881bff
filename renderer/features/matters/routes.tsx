import type { RouteObject } from 'react-router'

import { MatterList } from './matter-list.tsx'

export const mattersRoutes: readonly RouteObject[] = [{ path: '/matters', element: <MatterList /> }]
