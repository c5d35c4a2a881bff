import type { RouteObject } from 'react-router'

import { DepositScreen } from './deposit.tsx'
import { DepositList } from './deposit-list.tsx'
import { DepositOpening } from './opening.tsx'

export const depositsRoutes: readonly RouteObject[] = [
  { path: '/deposits', element: <DepositList /> },
  { path: '/deposits/new', element: <DepositOpening /> },
  { path: '/deposits/:id', element: <DepositScreen /> },
]
