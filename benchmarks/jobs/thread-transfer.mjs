// What crosses between the host and a thread: texts as the argument and as the answer of a tool call, and the image of
// a session that has to run in another thread each time. Texts: with one thread, against the same in the calling
// thread. Images: moved each time, against the same session kept in its thread.
import { compare, mustBe, timeOf, valueOf } from '../harness.mjs'

const MB = 1024 * 1024
const limits = {
  memoryBytes: 512 * MB,
  argumentBytes: 64 * MB,
  resultBytes: 64 * MB,
  cpuMs: 60_000,
}
/** Lengths of the texts, and the rows of about 120 bytes each that a session of such an image has. */
const TEXTS = { '1-kb': 1000, '100-kb': 100_000, '10-mb': 10_000_000 }
const IMAGES = { '10-kb': 50, '100-kb': 800, '10-mb': 85_000 }
/** Small ones are taken more often: they take little, and a thread's code is compiled by use. */
const TIMES = { '1-kb': 10, '10-kb': 4, '100-kb': 4, '10-mb': 1 }

export const job = {
  name: 'thread-transfer',
  sizes: {
    full: { rounds: 15, warmUps: 4, texts: Object.keys(TEXTS), images: Object.keys(IMAGES) },
    quick: { rounds: 5, warmUps: 2, texts: Object.keys(TEXTS), images: Object.keys(IMAGES) },
    tiny: { rounds: 1, warmUps: 0, texts: ['1-kb'], images: ['10-kb'] },
  },
  async run(subject, sizes) {
    return [...(await textRows(subject, sizes)), ...(await imageRows(subject, sizes))]
  },
}

async function textRows(subject, sizes) {
  const executors = await Promise.all([1, 0].map((threads) => subject.createThreadedExecutor({ threads, limits })))
  const rows = []
  for (const direction of ['argument', 'answer']) {
    for (const name of sizes.texts) {
      const [ours, peer] = executors.map((executor) => openSession(executor))
      const sides = { ours: () => timeCrossing(ours, direction, name), peer: () => timeCrossing(peer, direction, name) }
      const compared = await compare(sides, sizesFor(name, sizes))
      await Promise.all([ours.dispose(), peer.dispose()])
      const what = `tool call with a text of ${inWords(name)} as ${direction} (peer: no threads)`
      rows.push({ id: `transfer-${direction}-${name}`, what, unit: 'ms', ...compared })
    }
  }
  await Promise.all(executors.map((executor) => executor.dispose()))
  return rows
}

const sizesFor = (name, { rounds, warmUps }) => ({ rounds: rounds * TIMES[name], warmUps: warmUps * TIMES[name] })

function openSession(executor) {
  const texts = Object.fromEntries(Object.entries(TEXTS).map(([name, length]) => [name, 'x'.repeat(length)]))
  const hostFunctions = { take: async (text) => text.length, give: async (name) => texts[name] }
  return executor.createSession({ hostFunctions })
}

/** One cell that calls a tool once. What it makes is garbage by its end, so that the session itself stays small. */
async function timeCrossing(session, direction, name) {
  const length = TEXTS[name]
  const code = direction === 'argument' ? `take('x'.repeat(${length}))` : `give('${name}').length`
  let outcome
  const timeMs = await timeOf(async () => {
    outcome = await session.run(code)
  })
  mustBe(valueOf(outcome, 'a crossing'), length, 'the length of the text')
  return timeMs
}

async function imageRows(subject, sizes) {
  const executor = await subject.createThreadedExecutor({ threads: 2, limits })
  const rows = []
  for (const name of sizes.images) {
    const mover = await openMover(executor, IMAGES[name])
    let turn = 0
    const ours = () => mover.timeTurn(turn++ % 2)
    const peer = () => mover.timeTurn((turn + 1) % 2, { isKept: true })
    const compared = await compare({ ours, peer }, sizesFor(name, sizes))
    const image = (await mover.session.save()).length / 1000
    await mover.dispose()
    const what = `cell of a session moved between threads, ${inWords(name)} (peer: kept)`
    rows.push(
      { id: `move-${name}`, what, unit: 'ms', ...compared },
      { id: `move-${name}-image`, what: `image of that session, ${inWords(name)}`, unit: 'kB', ours: image },
    )
  }
  await executor.dispose()
  return rows
}

/**
 * A session, and two others that each have a thread of their own. While one of these spins in its thread, a cell of the
 * session can run in the other thread only.
 */
async function openMover(executor, rows) {
  let blockMs = 40
  const blockers = [0, 1].map(() => executor.createSession())
  const block = async (index) => {
    const spin = `const end = Date.now() + ${blockMs}; while (Date.now() < end); 'free'`
    mustBe(valueOf(await blockers[index].run(spin), 'a blocker'), 'free', 'a blocker')
  }
  // Begun together, so that each gets a thread; from here on both run where they ran before.
  await Promise.all([block(0), block(1)])
  const session = executor.createSession()
  const setUp = `let count = 0; const rows = Array.from({ length: ${rows} }, (_, i) => ({ i, name: 'row ' + i })); 0`
  valueOf(await session.run(setUp), 'the set-up')
  let expected = 0
  const count = async () => mustBe(valueOf(await session.run('++count'), 'a turn'), ++expected, 'the count')

  /** Times a cell of the session in the thread that is not blocked; when it is to be kept there it was there before. */
  async function timeTurn(blocked, { isKept = false } = {}) {
    const blocking = block(blocked)
    let isBlocked = true
    const free = blocking.then(() => {
      isBlocked = false
    })
    if (isKept) await count()
    const timeMs = await timeOf(count)
    const isSure = isBlocked
    await free
    if (isSure) return timeMs
    // The other thread was free before the cell was over, so it may have run there.
    blockMs *= 2
    return timeTurn(blocked, { isKept })
  }

  const dispose = () => Promise.all([session, ...blockers].map((one) => one.dispose()))
  return { session, timeTurn, dispose }
}

const inWords = (name) => name.replace('-', ' ').replace('kb', 'kB').replace('mb', 'MB')
