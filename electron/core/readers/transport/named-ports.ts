import { listSerialPorts } from './serial.ts'
import { labelOf, type NamedPort } from './usb-chips.ts'

/** The system's serial ports; none where it cannot tell them. Never rejects. */
export async function listNamedPorts(): Promise<NamedPort[]> {
  const { ports } = await listSerialPorts()
  return ports.map((port) => {
    const { manufacturer: _, ...facts } = port
    return { ...facts, label: labelOf(port) }
  })
}
