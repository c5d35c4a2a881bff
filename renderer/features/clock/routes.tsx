import type { RouteObject } from 'react-router'

export const clockRoutes: readonly RouteObject[] = []
