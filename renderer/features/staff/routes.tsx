import type { RouteObject } from 'react-router'

export const staffRoutes: readonly RouteObject[] = []
