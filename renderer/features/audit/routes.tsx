import type { RouteObject } from 'react-router'

import { AuditScreen } from './audit-screen.tsx'

export const auditRoutes: readonly RouteObject[] = [{ path: '/audit', element: <AuditScreen /> }]
