// Sessions that wait for an approval lie in a SQLite store on disk, put there by an executor that is gone: what it
// takes to get one out, make a session of it, give it its answer and have its outcome. Each image is woken once, in an
// order that is not the one of their making.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, mustBe, percentile, timeOf, valueOf } from '../harness.mjs'

const CELL = (index) => `
const order = { id: ${index}, total: 250, tags: ['a', 'b', 'c'] }
const isApproved = approve('refund', order.id)
isApproved ? order.id + order.total : -1`

const hostFunctions = {
  search: async () => [],
  approve: { handle: (call) => call.suspend({ question: call.args[0], order: call.args[1] }) },
}
/** The first wakes of a process run cold: they are made, and not told. */
const WARM_UP = 50
const PARTS = ['get', 'restore', 'resume', 'all']
const TEXTS = { get: 'get', restore: 'restore', resume: 'resume to outcome', all: 'get, restore and resume' }

export const job = {
  name: 'wake-from-store',
  sizes: { full: { images: 1000 }, quick: { images: 200 }, tiny: { images: 3 } },
  async run(subject, { images }) {
    const folder = await mkdtemp(join(tmpdir(), 'dormouse-bench-'))
    try {
      const rows = []
      for (const threads of [1, 0]) {
        const path = join(folder, `images-${threads}.sqlite`)
        await putImages(subject, path, images + WARM_UP)
        rows.push(...rowsOf(await wakeAll(subject, path, images, threads), threads))
      }
      return rows
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function putImages(subject, path, count) {
  const executor = await subject.createThreadedExecutor({ threads: 1 })
  const store = await subject.SqliteImageStore.open(path)
  for (let index = 0; index < count; index++) {
    const session = executor.createSession({ hostFunctions })
    mustBe((await session.run(CELL(index))).status, 'suspended', 'the outcome of a session that waits')
    await store.put(`session-${index}`, await session.save())
    await session.dispose()
  }
  await store.close()
  await executor.dispose()
}

async function wakeAll(subject, path, images, threads) {
  const executor = await subject.createThreadedExecutor({ threads })
  const store = await subject.SqliteImageStore.open(path)
  const count = images + WARM_UP
  const times = []
  // A step that shares no divisor with the count comes by every image.
  const step = stepFor(count)
  for (let turn = 0; turn < count; turn++) {
    const taken = await wake(executor, store, (turn * step) % count)
    if (turn >= WARM_UP) times.push(taken)
  }
  await store.close()
  await executor.dispose()
  return times
}

async function wake(executor, store, index) {
  let image, session, outcome
  const get = await timeOf(async () => {
    image = await store.get(`session-${index}`)
  })
  const restore = await timeOf(async () => {
    session = await executor.restore(image, { hostFunctions })
  })
  const answers = session.pending.map(({ id }) => ({ id, value: true }))
  const resume = await timeOf(async () => {
    outcome = await session.resume(answers)
  })
  mustBe(valueOf(outcome, `session ${index}`), index + 250, `the value of session ${index}`)
  await session.dispose()
  return { get, restore, resume, all: get + restore + resume }
}

function stepFor(count) {
  const divisor = (left, right) => (right === 0 ? left : divisor(right, left % right))
  let step = Math.ceil(count * 0.618)
  while (divisor(count, step) !== 1) step++
  return step
}

function rowsOf(times, threads) {
  const id = threads === 0 ? 'wake-same-thread' : 'wake'
  const where = threads === 0 ? 'no threads' : `${threads} thread`
  return PARTS.flatMap((part) => {
    const all = times.map((taken) => taken[part])
    const what = `wake from SQLite, ${where}: ${TEXTS[part]}`
    return [
      { id: `${id}-${part}-median`, what: `${what}, median`, unit: 'ms', ours: median(all) },
      { id: `${id}-${part}-p99`, what: `${what}, p99`, unit: 'ms', ours: percentile(all, 0.99) },
    ]
  })
}
