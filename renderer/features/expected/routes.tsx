import type { RouteObject } from 'react-router'

import { ExpectedScreen } from './expected.tsx'
import { ExpectedList } from './expected-list.tsx'
import { ImportList } from './import-list.tsx'
import { NewExpected } from './new-expected.tsx'

export const expectedRoutes: readonly RouteObject[] = [
  { path: '/visitors/expected', element: <ExpectedList /> },
  { path: '/visitors/expected/new', element: <NewExpected /> },
  { path: '/visitors/expected/import', element: <ImportList /> },
  { path: '/visitors/expected/:id', element: <ExpectedScreen /> },
]
