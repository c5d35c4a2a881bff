import type { RouteObject } from 'react-router'

export const readersRoutes: readonly RouteObject[] = []
