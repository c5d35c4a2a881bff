import type { RouteObject } from 'react-router'

export const mattersRoutes: readonly RouteObject[] = []
