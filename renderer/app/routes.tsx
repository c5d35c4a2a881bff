import type { RouteObject } from 'react-router'

import { EmptyState } from '../ui/states.tsx'
import { useTexts } from '../i18n/index.ts'

function Nothing() {
  const { t } = useTexts()
  return <EmptyState title={t('common.product')} />
}

/** Every screen, by address. Features export their own RouteObject lists and are joined here. */
export const routes: readonly RouteObject[] = [{ path: '*', element: <Nothing /> }]
