import { type MessagePort, Worker } from 'node:worker_threads'

/** Functions by name that a worker carries out, each with one argument that a message can carry. */
export type Tasks = Readonly<Record<string, (asked: never) => unknown>>
export type Asked<Of extends Tasks, Name extends keyof Of> = Parameters<Of[Name]>[0]
export type Answer<Of extends Tasks, Name extends keyof Of> = Awaited<ReturnType<Of[Name]>>

type Request = { id: number; task: string; asked: unknown }
/** `code`: of SQLite or the file system, for `databaseProblem`. */
type Reply = { id: number; answer: unknown; error: { name: string; code: string | null } | null }

/** A worker that is started when first needed. `ask` rejects when a task fails (with its code) or the worker dies. */
export type TaskWorker<Of extends Tasks> = {
  ask<Name extends keyof Of & string>(task: Name, asked: Asked<Of, Name>): Promise<Answer<Of, Name>>
  close(): Promise<void>
}

/** `script`: a bundled file that calls `serveTasks`. Tasks are carried out one after the other. */
export const createTaskWorker = <Of extends Tasks>(script: URL): TaskWorker<Of> => {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker = null
  }
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(script)
    worker.unref()
    worker.on('error', failAll)
    worker.on('exit', () => failAll(new Error('the worker ended')))
    worker.on('message', ({ id, answer, error }: Reply) => {
      const caller = waiting.get(id)
      waiting.delete(id)
      if (error === null) caller?.resolve(answer)
      else caller?.reject(Object.assign(new Error(`worker: ${error.name}`), { code: error.code ?? undefined }))
    })
    return worker
  }

  return {
    ask: (task, asked) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        started().postMessage({ id, task, asked } satisfies Request)
      }),
    close: async () => {
      await worker?.terminate()
    },
  }
}

const described = (error: unknown): Reply['error'] => ({
  name: error instanceof Error ? error.constructor.name : 'unknown',
  code: typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null,
})

/** The worker's side: carries out what is asked, one after the other. */
export const serveTasks = (port: MessagePort, tasks: Tasks): void => {
  let last = Promise.resolve()
  const carryOut = async ({ id, task, asked }: Request): Promise<void> => {
    const reply = (answer: unknown, error: Reply['error']): void =>
      port.postMessage({ id, answer, error } satisfies Reply)
    try {
      reply(await tasks[task]?.(asked as never), null)
    } catch (error) {
      reply(null, described(error))
    }
  }
  port.on('message', (request: Request) => {
    last = last.then(() => carryOut(request))
  })
}
