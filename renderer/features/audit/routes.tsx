import type { RouteObject } from 'react-router'

export const auditRoutes: readonly RouteObject[] = []
