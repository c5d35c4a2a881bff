import { createHashRouter, RouterProvider } from 'react-router'

import { Providers } from './providers.tsx'
import { routes } from './routes.tsx'

/** The address lives behind the `#`, so that the same build runs from app:// and from the loopback host. */
const router = createHashRouter([...routes])

/** The whole interface: look, texts, and the screens of `routes.tsx`. */
export function App() {
  return (
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  )
}
