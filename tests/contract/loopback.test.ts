import { serveLoopback } from '../../electron/host-loopback/server.ts'
import { admitted, socketClient } from '../support/socket-client.ts'
import { describeContract } from './suite.ts'

describeContract('a loopback socket', async (desk) => {
  const server = await serveLoopback(desk.desk, (_request, response) => response.end('page'), 0)
  const cookie = await admitted(server.url)
  return {
    connect: (screen) => socketClient(server.port, cookie, screen),
    close: () => server.close(),
  }
})
