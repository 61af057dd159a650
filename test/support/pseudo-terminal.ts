// A serial scanner without a cable: a pseudo-terminal of python3 at a path of the test's own, which stays the same when
// the cable is pulled and put in again.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const script = `
import os, pty, sys, tty
path = sys.argv[1]
master = None
for line in sys.stdin:
    word = line.strip()
    if word == 'plug':
        master, slave = pty.openpty()
        tty.setraw(slave)
        os.symlink(os.ttyname(slave), path)
        held = slave
    elif word == 'unplug':
        os.unlink(path)
        os.close(master)
        os.close(held)
    else:
        os.write(master, bytes.fromhex(word))
    print(word[:6], flush=True)
`

export type PseudoTerminal = {
  readonly path: string
  plug(): Promise<void>
  unplug(): Promise<void>
  /** What the scanner sends, in blocks as a driver would hand them over. */
  send(...blocks: Uint8Array[]): Promise<void>
  close(): void
}

export const openPseudoTerminal = (): PseudoTerminal => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-tty-'))
  const path = join(folder, 'ttyACM0')
  const python = spawn('python3', ['-u', '-c', script, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  const tell = async (word: string): Promise<void> => {
    python.stdin.write(`${word}\n`)
    const { value, done } = await answers.next()
    if (done === true || value !== word.slice(0, 6)) throw new Error('the pseudo-terminal did not obey')
  }
  return {
    path,
    plug: () => tell('plug'),
    unplug: () => tell('unplug'),
    send: async (...blocks) => {
      for (const block of blocks) await tell(Buffer.from(block).toString('hex'))
    },
    close: () => {
      python.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
