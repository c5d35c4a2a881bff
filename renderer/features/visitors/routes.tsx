import type { RouteObject } from 'react-router'

export const visitorsRoutes: readonly RouteObject[] = []
