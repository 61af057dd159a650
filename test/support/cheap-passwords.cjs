// Loaded into the program before its own code (`electron -r`), as cheap-password-cost.ts stands in unit tests: the window
// tests stretch some eighty passwords, and each would burn half a second of a processor. start.e2e.ts goes without it.
const { scryptSync } = require('node:crypto')
const { EventEmitter } = require('node:events')
const { syncBuiltinESMExports } = require('node:module')
const threads = require('node:worker_threads')

const { Worker } = threads

/** In the place of the thread that stretches (electron/core/passwords.ts): at the least cost, whatever it is asked for. */
const stretchCheaply = () =>
  Object.assign(new EventEmitter(), {
    postMessage({ id, password, salt, bytes }) {
      const key = scryptSync(password, salt, bytes, { N: 2 ** 10, r: 8, p: 1 })
      setImmediate(() => this.emit('message', { id, key }))
    },
    unref: () => undefined,
    terminate: () => undefined,
  })

// No other thread of the program comes from a string.
threads.Worker = function (script, options) {
  return options?.eval === true ? stretchCheaply() : new Worker(script, options)
}
syncBuiltinESMExports()
