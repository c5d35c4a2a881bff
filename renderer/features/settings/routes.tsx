import type { RouteObject } from 'react-router'

import { SettingsScreen } from './settings-screen.tsx'

export const settingsRoutes: readonly RouteObject[] = [{ path: '/settings', element: <SettingsScreen /> }]
