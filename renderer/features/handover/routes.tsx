import type { RouteObject } from 'react-router'

export const handoverRoutes: readonly RouteObject[] = []
