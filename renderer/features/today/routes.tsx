import type { RouteObject } from 'react-router'

export const todayRoutes: readonly RouteObject[] = []
