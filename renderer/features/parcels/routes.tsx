import type { RouteObject } from 'react-router'

import { ParcelList } from './parcel-list.tsx'
import { ParcelReceiving } from './receiving.tsx'
import { ParcelScreen } from './parcel.tsx'

export const parcelsRoutes: readonly RouteObject[] = [
  { path: '/parcels', element: <ParcelList /> },
  { path: '/parcels/new', element: <ParcelReceiving /> },
  { path: '/parcels/:id', element: <ParcelScreen /> },
]
