import { readdir } from 'node:fs/promises'
import type { SerialPort } from '../../shared/contract/scanner.ts'

/** An open port. */
export type SerialLink = {
  /** The next bytes; rejects when the port is closed or the cable is gone. */
  read(): Promise<Uint8Array>
  close(): Promise<void>
}

/** As large as the buffer of a terminal. */
const readBytes = 4096

// The addon comes when a port is set, and not before: most desks have a scanner that types.
const loadBinding = async () => (await import('@serialport/bindings-cpp')).autoDetect()

/** Opens the port, locked for others. Rejects with the system's message. */
export const openSerialLink = async ({ path, baudRate }: SerialPort): Promise<SerialLink> => {
  const port = await (await loadBinding()).open({ path, baudRate })
  return {
    read: async () => {
      const { buffer, bytesRead } = await port.read(Buffer.alloc(readBytes), 0, readBytes)
      return Uint8Array.from(buffer.subarray(0, bytesRead))
    },
    close: async () => {
      if (port.isOpen) await port.close()
    },
  }
}

/** What the system tells of a port; only the path is sure. */
type ListedPort = {
  path: string
  manufacturer?: string | undefined
  pnpId?: string | undefined
  vendorId?: string | undefined
}

/** Serial adapters and virtual ports of USB devices, by the names that Linux gives them. */
const usbPort = /^tty(?:ACM|USB)\d+$/

/** What is plugged in; where the system's own list can't be had (no udev), the names in /dev. Never rejects. */
export const listSerialPorts = async (): Promise<{ path: string; name: string }[]> => {
  try {
    const ports: ListedPort[] = await (await loadBinding()).list()
    return (
      ports
        // Ports of the board that no device is plugged into are listed too: those of USB first.
        .toSorted((a, b) => Number(b.vendorId !== undefined) - Number(a.vendorId !== undefined))
        .map(({ path, manufacturer, pnpId }) => ({ path, name: manufacturer ?? pnpId ?? '' }))
    )
  } catch {
    const names = await readdir('/dev').catch(() => [])
    return names
      .filter((name) => usbPort.test(name))
      .toSorted()
      .map((name) => ({ path: `/dev/${name}`, name: '' }))
  }
}
