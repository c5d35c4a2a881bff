import type { RouteObject } from 'react-router'

import { MemberScreen } from './member-screen.tsx'
import { NewMember } from './new-member.tsx'
import { StaffList } from './staff-list.tsx'

export const staffRoutes: readonly RouteObject[] = [
  { path: '/staff', element: <StaffList /> },
  { path: '/staff/new', element: <NewMember /> },
  { path: '/staff/:id', element: <MemberScreen /> },
]
