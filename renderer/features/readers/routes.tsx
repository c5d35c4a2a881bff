import type { RouteObject } from 'react-router'

import { ReadersScreen } from './readers-screen.tsx'

export const readersRoutes: readonly RouteObject[] = [{ path: '/readers', element: <ReadersScreen /> }]
