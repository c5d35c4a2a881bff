import type { RouteObject } from 'react-router'

import { DocumentForm } from './document-form.tsx'
import { DocumentList } from './document-list.tsx'

export const documentsRoutes: readonly RouteObject[] = [
  { path: '/reception/documents', element: <DocumentList /> },
  { path: '/reception/documents/new', element: <DocumentForm /> },
  { path: '/reception/documents/:code', element: <DocumentForm /> },
]
