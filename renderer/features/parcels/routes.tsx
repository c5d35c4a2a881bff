import type { RouteObject } from 'react-router'

export const parcelsRoutes: readonly RouteObject[] = []
