// Makes a demo desk in the folder that is given: usage run-in-electron.mjs run-typescript.mjs make-demo-desk.ts <folder>.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openHeadlessDesk } from './power-cut/headless-desk.ts'

const [, , dataDir = ''] = process.argv
const folder = join(dataDir, 'demo')
mkdirSync(folder, { recursive: true, mode: 0o700 })
const desk = await openHeadlessDesk(folder)
await desk.close()
process.exit(0) // the thread that stretched the passwords would keep it for ten seconds
