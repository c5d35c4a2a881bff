import type { RouteObject } from 'react-router'

import { EnrolAgainScreen } from './enrol-again-screen.tsx'
import { MemberScreen } from './member-screen.tsx'
import { NewMember } from './new-member.tsx'
import { StaffList } from './staff-list.tsx'

export const staffRoutes: readonly RouteObject[] = [
  { path: '/staff', element: <StaffList /> },
  { path: '/staff/new', element: <NewMember /> },
  { path: '/staff/enrol-again', element: <EnrolAgainScreen /> },
  { path: '/staff/:id', element: <MemberScreen /> },
]
