import type { RouteObject } from 'react-router'

import { PrintJobs } from './print-jobs.tsx'

export const printingRoutes: readonly RouteObject[] = [{ path: '/print-jobs', element: <PrintJobs /> }]
