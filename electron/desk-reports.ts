import type { ReportPort, ReportRequest } from './core/report-port.ts'

export type RunReport = (asked: ReportRequest) => Promise<unknown>

/** Long readings of one desk's database: in a worker, or in place where there is none. */
export const createDeskReports = (file: string, run: RunReport | undefined): ReportPort => ({
  run: async (task, asked) => {
    const request = { file, name: task.name, asked }
    const answer = run ? run(request) : (await import('./records/report-tasks.ts')).runReport(request)
    return (await answer) as ReturnType<typeof task.read>
  },
})
