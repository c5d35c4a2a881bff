import type { RouteObject } from 'react-router'

export const sessionRoutes: readonly RouteObject[] = []
