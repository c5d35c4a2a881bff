import type { RouteObject } from 'react-router'

import { GradesScreen } from './grades-screen.tsx'
import { RulesScreen } from './rules-screen.tsx'
import { TypeScreen } from './type-screen.tsx'
import { TypesScreen } from './types-screen.tsx'

export const receptionRoutes: readonly RouteObject[] = [
  { path: '/reception', element: <TypesScreen /> },
  { path: '/reception/types/:id', element: <TypeScreen /> },
  { path: '/reception/grades', element: <GradesScreen /> },
  { path: '/reception/rules', element: <RulesScreen /> },
]
