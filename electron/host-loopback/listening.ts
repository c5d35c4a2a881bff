import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on this machine only; 0 takes any free port. Answers the port. @throws the system's error, a taken port above all */
export async function listenLocally(server: Server, wantedPort: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wantedPort, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

/** Stops listening and hangs up on whoever is still there. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
