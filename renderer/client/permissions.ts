import { useQuery } from '@tanstack/react-query'

import type { Permission } from '#shared/contract/permissions.ts'

import { useApi } from './desk.tsx'

/** Whether the signed-in person may do something; false until it is known. */
export function usePermissions(): (permission: Permission) => boolean {
  const { data } = useQuery(useApi().session.state.queryOptions())
  return (permission) => data?.user?.permissions.includes(permission) ?? false
}
