// The job: refunds for late orders, each large one with a person's approval. The code needs no `await`, and it does not
// know that it sleeps in between.
import { createExecutor, DirectoryImageStore } from '@dormouse/executor/node'

const CODE = `
const late = findOrders({ status: 'late' })
let refunded = 0
for (const order of late) {
  if (order.total > 50 && !approve('refund ' + order.total + ' for ' + order.id)) continue
  refund(order.id, order.total)
  refunded += order.total
}
console.log(late.length + ' late orders looked at')
refunded + ' refunded'`

const IMAGE = 'refunds'
// Images are signed, so that nobody can slip one in. A real secret comes from where your secrets are.
const SECRET = 'not a secret, but long enough'

const hostFunctions = {
  findOrders: async () => [
    { id: 'A-1', total: 20 },
    { id: 'A-2', total: 120 },
    { id: 'A-3', total: 75 },
  ],
  refund: async (id, total) => say('refund', `${total} for ${id}`),
  // The answer comes from outside, later: here the executor learns what to show to whoever gives it.
  approve: { handle: (call) => call.suspend({ question: call.args[0] }) },
}

/** Runs the code until it waits, and puts the session into the directory. */
export async function begin(folder) {
  say('begin', 'the code runs')
  await withExecutor(async (executor) => {
    const session = executor.createSession({ hostFunctions })
    await keep(folder, session, await session.run(CODE))
  })
}

/** Takes the session out of the directory and goes on with the answer. */
export async function wake(folder, value) {
  say('wake', `the answer is ${value ? 'yes' : 'no'}`)
  await withExecutor(async (executor) => {
    const store = await DirectoryImageStore.open(folder)
    const session = await executor.restore(await store.get(IMAGE), { hostFunctions })
    const [{ id }] = session.pending
    await keep(folder, session, await session.resume([{ id, value }]))
  })
}

/** What the session in the directory waits for; undefined when none is there. */
export async function pendingQuestion(folder) {
  const store = await DirectoryImageStore.open(folder)
  const image = await store.get(IMAGE)
  if (image === undefined) return undefined
  return withExecutor(async (executor) => {
    const session = await executor.restore(image, { hostFunctions })
    return session.pending[0].payload.question
  })
}

/** Keeps a session that waits; tells the outcome of one that is done. */
async function keep(folder, session, outcome) {
  const store = await DirectoryImageStore.open(folder)
  if (outcome.status === 'suspended') {
    await store.put(IMAGE, await session.save())
    return say('sleep', `waits for approve(${JSON.stringify(outcome.pending[0].args[0])})`)
  }
  await store.delete(IMAGE)
  for (const { text } of outcome.logs) say('log', text)
  if (outcome.status === 'failed') throw new Error(outcome.error.message)
  say('done', outcome.value)
}

async function withExecutor(work) {
  const executor = await createExecutor({ threads: 1, secret: SECRET })
  try {
    return await work(executor)
  } finally {
    await executor.dispose()
  }
}

function say(what, text) {
  console.log(`${what.padEnd(8)} ${text} [process ${process.pid}]`)
}
