// Each file of window tests has a virtual display of its own: its keys reach no other file's window, and files can run
// beside each other.
import { afterAll } from 'vitest'
import { startVirtualDisplay } from '../../scripts/virtual-display.mjs'

const display = await startVirtualDisplay()
Object.assign(process.env, display.env)
afterAll(() => display.stop())
