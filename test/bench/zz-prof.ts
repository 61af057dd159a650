import { randomUUID } from 'node:crypto'
import { draftOfInput } from '/work/main/electron/records/drafts.ts'
import { saveDraft } from '/work/main/shared/contract/drafts.ts'
import { acceptPayment } from '/work/main/shared/contract/payments.ts'
import { openHeadlessDesk } from '/work/main/test/support/power-cut/headless-desk.ts'
import { beginShift, nextPayment } from '/work/main/test/bench/seeded-desk.ts'
const folder = process.argv[2]!
const desk = await openHeadlessDesk(folder)
await beginShift(desk)
const N=600
const one = async () => { const p = nextPayment(); const id = randomUUID(); await desk.value(saveDraft,{draft: draftOfInput(p.lines), commandId:id}); return [p,id] as const }
for (let i=0;i<200;i++){const [p,id]=await one(); await desk.value(acceptPayment,p,id)}
desk.database.raw.pragma('wal_checkpoint(PASSIVE)')
let cpuU=0,cpuS=0, wall=0; const walls:number[]=[]
for (let i=0;i<N;i++){const [p,id]=await one(); const c=process.cpuUsage(); const t=performance.now(); await desk.value(acceptPayment,p,id); const w=performance.now()-t; walls.push(w); wall+=w; const d=process.cpuUsage(c); cpuU+=d.user;cpuS+=d.system; if(i%30==0)desk.database.raw.pragma('wal_checkpoint(PASSIVE)')}
walls.sort((a,b)=>a-b)
console.log({ userUs: cpuU/N, sysUs: cpuS/N, wallMs: wall/N, p10: walls[60], p50: walls[300]})
const raw = desk.database.raw
console.log(raw.pragma('page_size'), raw.pragma('cache_size'), raw.prepare('select count(*) c from payment_lines').get(), raw.pragma('page_count'), raw.pragma('mmap_size'))
await desk.close()
