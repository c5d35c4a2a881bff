import type { RouteObject } from 'react-router'

import { Certificates } from './certificates.tsx'
import { Inquiry } from './inquiry.tsx'

export const privacyRoutes: readonly RouteObject[] = [
  { path: '/privacy', element: <Inquiry /> },
  { path: '/privacy/erasures', element: <Certificates /> },
]
