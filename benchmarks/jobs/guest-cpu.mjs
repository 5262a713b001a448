// Guest programs that call no tool, the same text on both sides. The session has tools, as an agent's has: the price of
// looking for calls to them is in the figure. Set-up and one warm evaluation are not.
import { readFileSync } from 'node:fs'
import { compare, mustBe, timeOf, valueOf } from '../harness.mjs'
import { evaluate, loadPeer, openContext } from '../peers/quickjs-emscripten.mjs'

/** Programs and the `size` that the smoke test gives each instead of its own. */
const PROGRAMS = {
  recursion: 8,
  'array-methods': 20,
  'text-and-patterns': 5,
  'objects-and-classes': 20,
  'matrix-at-top-level': 4,
  'json-and-errors': 3,
  'helpers-and-callbacks': 20,
}

/** Stands before a program: with it something in the cell gives promises, and loops beside it must not pay for that. */
const PROMISES = 'const keep = async (value) => value\nconst held = [keep(1), keep(2)]\n'

/** An earlier cell of a session that works with promises: loops of later cells must not pay for that. */
const EARLIER = `
class Api { async get(id) { return ask(id) } async all(ids) { return Promise.all(ids.map((id) => this.get(id))) } }
const api = new Api()
const cache = new Map()
const cached = (id) => { if (!cache.has(id)) cache.set(id, api.get(id)); return cache.get(id) }
const retry = async (work, times) => { for (let n = 1; ; n++) try { return await work() } catch (error) { if (n === times) throw error } }
const answers = await Promise.all([1, 2].map(cached))
`

const hostFunctions = { search: async () => [], ask: async () => '' }

export const job = {
  name: 'guest-cpu',
  sizes: {
    full: { rounds: 15, warmUps: 1 },
    quick: { rounds: 5, warmUps: 1 },
    tiny: { rounds: 1, warmUps: 0, smallPrograms: true },
  },
  async run(subject, sizes) {
    const engine = await loadPeer()
    const executor = await subject.createExecutor()
    const rows = []
    for (const [name, smallSize] of Object.entries(PROGRAMS)) {
      const code = readProgram(name, sizes.smallPrograms ? smallSize : undefined)
      const title = name.replaceAll('-', ' ')
      for (const [id, what, text, before] of [
        [`guest-cpu-${name}`, `guest CPU: ${title}`, code, '0'],
        [`guest-cpu-beside-${name}`, `the same beside promises: ${title}`, PROMISES + code, '0'],
        [`guest-cpu-after-${name}`, `the same in a later cell: ${title}`, code, EARLIER],
      ]) {
        const values = new Set()
        const ours = () => timeInSession(executor, before, text, values)
        const peer = () => timeInContext(engine, text, values)
        const compared = await compare({ ours, peer }, sizes)
        mustBe(values.size, 1, `${id}: values of both sides`)
        rows.push({ id, what, unit: 'ms', ...compared })
      }
    }
    await executor.dispose()
    return rows
  },
}

/** The text of a program, with another `size` where one is given. */
export function readProgram(name, size) {
  const code = readFileSync(new URL(`../inputs/${name}.js`, import.meta.url), 'utf8')
  return size === undefined ? code : code.replace(/^const size = \d+$/m, `const size = ${size}`)
}

async function timeInSession(executor, before, code, values) {
  const session = executor.createSession({ hostFunctions, limits: { cpuMs: 60_000 } })
  valueOf(await session.run(before), 'the cell before a guest program')
  let outcome
  const timeMs = await timeOf(async () => {
    outcome = await session.run(code)
  })
  values.add(JSON.stringify(valueOf(outcome, 'a guest program')))
  await session.dispose()
  return timeMs
}

async function timeInContext(engine, code, values) {
  const opened = openContext(engine)
  evaluate(opened, '0')
  let value
  const timeMs = await timeOf(() => {
    value = evaluate(opened, code)
  })
  values.add(JSON.stringify(value))
  opened.close()
  return timeMs
}
