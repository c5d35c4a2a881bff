import type { RouteObject } from 'react-router'

import { VehicleList } from './vehicle-list.tsx'

export const vehiclesRoutes: readonly RouteObject[] = [
  { path: '/visitors/vehicles', element: <VehicleList /> },
]
