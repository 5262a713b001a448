// A session that waits on one call, as bytes: how many, what compression makes of them, and what saving, restoring and
// going on take. Two host functions, a small object, one call that waits; and the same in its third cell. The sessions
// run in the calling thread, where saving takes the image out of a machine; with threads every turn has taken it
// already.
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import { measure, median, mustBe, timeOf, valueOf } from '../harness.mjs'

const hostFunctions = {
  search: async (words) => [{ title: words, price: 12 }],
  approve: { handle: (call) => call.suspend({ question: call.args[0] }) },
}
const WAITING = `
const own = { index: 7, tags: ['a', 'b', 'c'] }
const answer = approve(own.index)
answer + own.index + own.tags.length`
const EARLIER = [
  'const found = search("tea"); found.length',
  'const cheap = found.filter(({ price }) => price < 20).map(({ title }) => title); cheap.length',
]
const SESSIONS = { first: [WAITING], third: [...EARLIER, WAITING] }

export const job = {
  name: 'save-restore',
  sizes: {
    full: { rounds: 1000, warmUps: 200 },
    quick: { rounds: 200, warmUps: 100 },
    tiny: { rounds: 1, warmUps: 0 },
  },
  async run(subject, sizes) {
    const executor = await subject.createExecutor()
    const rows = []
    for (const [name, cells] of Object.entries(SESSIONS)) rows.push(...(await rowsOf(executor, name, cells, sizes)))
    await executor.dispose()
    return rows
  },
}

async function rowsOf(executor, name, cells, sizes) {
  const samples = []
  const sample = async () => samples.push(await roundTrip(executor, cells))
  await measure(sample, sizes)
  const last = samples.slice(-sizes.rounds)
  const row = (id, what, unit, ours) => ({
    id: `${id}-${name}`,
    what: `waiting in its ${name} cell: ${what}`,
    unit,
    ours,
  })
  const times = ['save', 'restore', 'resume'].map((part) => {
    return row(part, part === 'resume' ? 'resume to outcome' : part, 'ms', median(last.map((taken) => taken[part])))
  })
  const { image } = last[0]
  return [row('saved', 'image', 'kB', image.length / 1000), ...times, ...(await compressedRows(row, image, sizes))]
}

/** Saves a session that waits, makes another of the bytes and has it finish. */
async function roundTrip(executor, cells) {
  const session = executor.createSession({ hostFunctions })
  let outcome
  for (const cell of cells) outcome = await session.run(cell)
  mustBe(outcome.status, 'suspended', 'the outcome of a session that waits')
  let image, restored
  const save = await timeOf(async () => {
    image = await session.save()
  })
  const restore = await timeOf(async () => {
    restored = await executor.restore(image, { hostFunctions })
  })
  const answers = restored.pending.map(({ id }) => ({ id, value: 40 }))
  const resume = await timeOf(async () => {
    outcome = await restored.resume(answers)
  })
  mustBe(valueOf(outcome, 'the restored session'), 50, 'the value of the restored session')
  await session.dispose()
  await restored.dispose()
  return { image, save, restore, resume }
}

const COMPRESSIONS = {
  gzip: { text: 'gzip', compress: (image) => gzipSync(image) },
  deflate: { text: 'deflate', compress: (image) => deflateRawSync(image) },
  'deflate-fast': {
    text: 'deflate, fastest',
    compress: (image) => deflateRawSync(image, { level: constants.Z_BEST_SPEED }),
  },
}

async function compressedRows(row, image, sizes) {
  const rows = []
  for (const [name, { text, compress }] of Object.entries(COMPRESSIONS)) {
    const time = await measure(() => timeOf(() => void compress(image)), sizes)
    rows.push(
      row(`saved-${name}`, `image, ${text}`, 'kB', compress(image).length / 1000),
      row(`saved-${name}-time`, `${text} of it`, 'ms', time.median),
    )
  }
  return rows
}
