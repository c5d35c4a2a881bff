import type { RouteObject } from 'react-router'

import { Comparing } from './comparing.tsx'
import { GoodsList } from './goods-list.tsx'
import { Issuing } from './issuing.tsx'
import { PassScreen } from './pass.tsx'

export const goodsRoutes: readonly RouteObject[] = [
  { path: '/visitors/goods', element: <GoodsList /> },
  { path: '/visitors/goods/new', element: <Issuing /> },
  { path: '/visitors/goods/:id', element: <PassScreen /> },
  { path: '/visitors/goods/:id/compare', element: <Comparing /> },
]
