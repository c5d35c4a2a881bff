import type { RouteObject } from 'react-router'

export const depositsRoutes: readonly RouteObject[] = []
