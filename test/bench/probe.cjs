// Put into both programs with `electron -r`: tells on standard output when the first content was painted. The
// controls are put in here too, so that the program under test is the built one, unchanged.
const { app, ipcMain } = require('electron')
const { join } = require('node:path')

const { BENCH_BLOCK_MAIN_MS: blockMs, BENCH_HOLD_PAGE_MB: holdMb } = process.env

app.on('session-created', (session) =>
  session.setPreloads([...session.getPreloads(), join(__dirname, 'probe-preload.cjs')]),
)
ipcMain.once('bench-painted', (event, paint) => {
  process.stdout.write(`bench: ${JSON.stringify(paint)}\n`)
  if (holdMb) void event.sender.executeJavaScript(`void (window.held = new Uint8Array(${holdMb} * 1e6).fill(1))`)
})

if (blockMs) {
  const untilMs = performance.now() + Number(blockMs)
  while (performance.now() < untilMs);
}
