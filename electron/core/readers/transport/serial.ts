import type { Transport } from './transport.ts'

export const openSerialTransport = (_options: { path: string; baudRate: number }): Promise<Transport> =>
  Promise.reject(new Error('being written'))
export const listSerialPorts = (): Promise<{ path: string; label: string }[]> => Promise.resolve([])
