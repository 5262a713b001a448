// The one command: runs the jobs named as arguments, or all, prints their table and writes results/latest.json.
//   npm run bench                        all jobs, about eight minutes
//   npm run bench -- tool-call --quick   one job, fewer samples
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { job as agents } from './jobs/agents.mjs'
import { job as bridges } from './jobs/bridges.mjs'
import { job as freeLoop } from './jobs/free-loop.mjs'
import { job as freshSession } from './jobs/fresh-session.mjs'
import { job as frontEnd } from './jobs/front-end.mjs'
import { job as guestCpu } from './jobs/guest-cpu.mjs'
import { job as rerun } from './jobs/rerun.mjs'
import { job as saveRestore } from './jobs/save-restore.mjs'
import { job as sessionSwap } from './jobs/session-swap.mjs'
import { job as sleepingThreads } from './jobs/sleeping-threads.mjs'
import { job as startUp } from './jobs/start-up.mjs'
import { job as suspendedSessions } from './jobs/suspended-sessions.mjs'
import { job as threadThroughput } from './jobs/thread-throughput.mjs'
import { job as threadTransfer } from './jobs/thread-transfer.mjs'
import { job as toolCall } from './jobs/tool-call.mjs'
import { job as wakeFromStore } from './jobs/wake-from-store.mjs'
import { judge, table } from './report.mjs'
import { loadSubject } from './subject.mjs'

const JOBS = [
  freshSession,
  guestCpu,
  toolCall,
  suspendedSessions,
  frontEnd,
  sessionSwap,
  startUp,
  rerun,
  saveRestore,
  wakeFromStore,
  sleepingThreads,
  threadThroughput,
  threadTransfer,
  freeLoop,
  bridges,
  agents,
]

const isQuick = process.argv.includes('--quick')
const names = process.argv.slice(2).filter((argument) => argument !== '--quick')
const unknown = names.filter((name) => !JOBS.some((job) => job.name === name))
if (unknown.length > 0) {
  console.error(`There is no job ${unknown.join(', ')}; there are ${JOBS.map((job) => job.name).join(', ')}`)
  process.exit(2)
}

const budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'))
const subject = await loadSubject()
const rows = []
for (const job of JOBS) {
  if (names.length > 0 && !names.includes(job.name)) continue
  console.error(`running ${job.name} …`)
  try {
    rows.push(...(await job.run(subject, isQuick ? job.sizes.quick : job.sizes.full)))
  } catch (error) {
    // The other jobs still have their say; the command fails in the end.
    console.error(`${job.name} failed:`, error)
    process.exitCode = 1
  }
}

const judged = judge(rows, budgets)
const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
}
console.log(
  `\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}${isQuick ? ', quick: not for the record' : ''}\n`,
)
console.log(table(judged))
const missed = judged.filter((row) => row.budget?.isMet === false)
console.log(
  missed.length === 0 ? '\nEvery budget that ran is met.' : `\nMissed: ${missed.map((row) => row.id).join(', ')}`,
)

const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
writeFileSync(new URL('latest.json', results), `${JSON.stringify({ machine, isQuick, rows: judged }, null, 2)}\n`)
