import type { RouteObject } from 'react-router'

export const attendanceRoutes: readonly RouteObject[] = []
