// A process that puts one session to sleep in a file, or wakes it: `sleeper.mjs <file>`, made by `sleeper-process.ts`.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createExecutor, type HostCall, type Outcome, type Session } from '../../packages/executor/src/index.ts'

const hostFunctions = { ask: { handle: (call: HostCall) => call.suspend({ process: process.version }) } }
const CELLS = [
  `let steps = [], total = 0
   const seen = new Map()
   class Cart { #items = []; add(item) { this.#items.push(ask(item)); return this } get items() { return this.#items.join() } }
   const cart = new Cart()
   function* ids() { for (let id = 1; ; id++) yield id }
   const id = ids()`,
  `for (const name of ['tea', 'rye']) { cart.add(name); seen.set(name, id.next().value); steps.push(data[0]) }
   const [left, right] = await Promise.all([ask('left'), ask('right')])
   class Late { get value() { return ask('late') } }
   total = [left, right, new Late().value].join('+')`,
]

async function main(file: string): Promise<void> {
  const executor = await createExecutor({ secret: 'shared by all of these processes' })
  const isAwake = !existsSync(file)
  const session = isAwake
    ? executor.createSession({ hostFunctions, seed: 7, globals: { data: ['d'] } })
    : await executor.restore(await readFile(file), { hostFunctions })
  const outcome = isAwake ? await begin(session) : await goOn(session)
  if (outcome.status === 'suspended') await writeFile(file, await session.save())
  const last =
    outcome.status === 'suspended'
      ? undefined
      : await session.run('[cart.items, [...seen.keys()], steps, total, id.next().value, Math.random()]')
  const value = last?.status === 'completed' ? last.value : undefined
  console.log(
    JSON.stringify({ version: process.version, status: outcome.status, value, answered: outcome.calls.length }),
  )
  await executor.dispose()
}

async function begin(session: Session): Promise<Outcome> {
  await session.run(CELLS[0] as string)
  return session.run(CELLS[1] as string)
}

/** Answers the call that was made first. */
function goOn(session: Session): Promise<Outcome> {
  const [call] = session.pending
  return session.resume(call === undefined ? [] : [{ id: call.id, value: `${call.args[0]}!` }])
}

await main(process.argv[2] as string)
