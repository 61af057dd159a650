// The page's process is really shut in: read from the kernel, not from our own settings.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { canSandbox, planLaunch } from '../../scripts/launch.mjs'

type Plan = ReturnType<typeof planLaunch>

const started: { child: ChildProcess; folder: string }[] = []

afterEach(async () => {
  for (const { child, folder } of started.splice(0)) {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill('SIGTERM')) await gone
    rmSync(folder, { recursive: true, force: true })
  }
})

const planIn = (
  folder: string,
  options: { asDeskUser: boolean },
  say: (line: string) => void = () => undefined,
): Plan =>
  planLaunch({
    args: ['--demo'],
    env: { ...process.env, KASSA_DATA_DIR: folder, KASSA_ANNOUNCE: '1' },
    say,
    ...options,
  })

/** Starts the plan and waits until the sign-in is painted. */
const startPlan = async (
  options: { asDeskUser: boolean },
  switches: readonly string[] = [],
): Promise<{ plan: Plan; child: ChildProcess }> => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
  const made = planIn(folder, options)
  const plan = { ...made, args: [...switches.filter((one) => !made.args.includes(one)), ...made.args] }
  if (plan.uid !== undefined && plan.gid !== undefined) chownSync(folder, plan.uid, plan.gid)
  const { command, args, env, cwd, uid, gid } = plan
  const ids = uid === undefined || gid === undefined ? {} : { uid, gid }
  const child = spawn(command, args, { env, cwd, ...ids, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push({ child, folder })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    let errors = ''
    child.stderr?.on('data', (text) => (errors += text))
    child.stdout?.on('data', (text) => {
      said += text
      if (said.includes('kassa: ready sign-in')) resolve()
    })
    child.once('exit', () => reject(new Error(`the desk ended: ${said}${errors}`)))
  })
  return { plan, child }
}

const statusOf = (processId: number): Record<string, string> =>
  Object.fromEntries(
    readFileSync(`/proc/${processId}/status`, 'utf8')
      .split('\n')
      .map((line) => line.split(/:\s*/, 2) as [string, string]),
  )

const processes = (): number[] => readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))

/** What the kernel says of the page's process among the descendants of the desk. */
const rendererOf = (deskId: number): Record<string, string> => {
  const known = processes().flatMap((id) => {
    try {
      return [{ id, parent: Number(statusOf(id)['PPid']), command: readFileSync(`/proc/${id}/cmdline`, 'utf8') }]
    } catch {
      return [] // ended meanwhile
    }
  })
  const isOurs = (id: number): boolean => {
    if (id === deskId) return true
    const parent = known.find((one) => one.id === id)?.parent ?? 0
    return parent > 1 && isOurs(parent)
  }
  const renderers = known.filter(({ id, command }) => command.includes('--type=renderer') && isOurs(id))
  expect(renderers).toHaveLength(1)
  return statusOf(renderers[0]?.id ?? 0)
}

test('the page runs under seccomp, without new privileges and as the unprivileged user', async () => {
  const { plan, child } = await startPlan({ asDeskUser: true })
  if (!plan.sandboxed) {
    // planLaunch has tried the namespaces as that very user: the kernel forbids them here.
    console.log('no user namespaces here: the fall-back without the sandbox is checked instead')
    expect(plan.args).toContain('--no-sandbox')
    return
  }
  expect(plan.args).not.toContain('--no-sandbox')
  const status = rendererOf(child.pid ?? 0)
  expect(status['Seccomp']).toBe('2') // SECCOMP_MODE_FILTER
  expect(status['NoNewPrivs']).toBe('1')
  const uid = String(plan.uid ?? process.getuid?.())
  expect(uid).not.toBe('0')
  expect(status['Uid']?.split('\t')).toEqual([uid, uid, uid, uid])
})

test('negative control: a desk started without the sandbox has no such walls', async () => {
  // Root gets the switch by itself: Chromium's sandbox refuses to root.
  const { plan, child } = await startPlan({ asDeskUser: false }, ['--no-sandbox'])
  expect(plan.args).toContain('--no-sandbox')
  const status = rendererOf(child.pid ?? 0)
  expect(status['Seccomp']).toBe('0')
  expect(status['Uid']?.split('\t')[0]).toBe(String(process.getuid?.()))
})

test('where the kernel forbids user namespaces, the desk is started without the sandbox and says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-forbidden-'))
  const path = process.env['PATH']
  try {
    // What such a kernel answers: unshare(1) fails.
    writeFileSync(
      join(folder, 'unshare'),
      '#!/bin/sh\necho "unshare: unshare failed: Operation not permitted" >&2\nexit 1\n',
    )
    chmodSync(join(folder, 'unshare'), 0o755)
    chmodSync(folder, 0o755)
    process.env['PATH'] = `${folder}:${path}`
    expect(canSandbox()).toBe(false)
    const said: string[] = []
    const plan = planIn(folder, { asDeskUser: true }, (line) => said.push(line))
    expect(plan.sandboxed).toBe(false)
    expect(plan.args).toContain('--no-sandbox')
    expect(said.join('\n')).toContain('WITHOUT its sandbox')
  } finally {
    process.env['PATH'] = path
    rmSync(folder, { recursive: true, force: true })
  }
})
