import { createHashRouter, RouterProvider } from 'react-router'

import { screenOfPath } from '../client/connect.ts'
import { ConnectionProvider } from './connection.tsx'
import { Providers } from './providers.tsx'
import { routes } from './routes.tsx'

/** The address lives behind the `#`, so that the same build runs from app:// and from the loopback host. */
const router = createHashRouter([...routes])
/** A window keeps the screen it was opened for: another one needs another window, with a principal of its own. */
const screen = screenOfPath(location.hash.slice(1))

/** The whole interface: look, texts, connection, and the screens of `routes.tsx`. */
export function App() {
  return (
    <Providers>
      <ConnectionProvider screen={screen}>
        <RouterProvider router={router} />
      </ConnectionProvider>
    </Providers>
  )
}
