// A tool called where nothing can wait (a getter): the cell runs again for each answer. Against the same calls
// made where they can wait. Each re-run repeats all that came before it, so the price per call grows with their
// number.
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'

const hostFunctions = { add: async (left, right) => left + right }
const loop = (calls, step) => `for (let i = 0; i < ${calls}; i++) ${step}\nsum`
const inGetter = (calls) =>
  `let sum = 0; const counter = { get next() { return add(sum, 1) } }\n${loop(calls, 'sum = counter.next')}`
const atOnce = (calls) => `let sum = 0\n${loop(calls, 'sum = add(sum, 1)')}`

export const job = {
  name: 'rerun',
  sizes: {
    full: { rounds: 31, warmUps: 10, counts: [1, 10, 50] },
    quick: { rounds: 7, warmUps: 3, counts: [1, 10, 50] },
    tiny: { rounds: 1, warmUps: 0, counts: [2] },
  },
  async run(subject, sizes) {
    const executor = await subject.createExecutor()
    const rows = []
    for (const calls of sizes.counts) {
      const ours = () => timeCell(executor, inGetter(calls), calls, calls)
      const peer = () => timeCell(executor, atOnce(calls), calls, 0)
      const compared = scaled(await compare({ ours, peer }, sizes), 1 / calls)
      rows.push({
        id: `rerun-${calls}`,
        what: `${calls} calls in a getter, each (peer: fast)`,
        unit: 'ms',
        ...compared,
      })
    }
    await executor.dispose()
    return rows
  },
}

async function timeCell(executor, code, expected, reruns) {
  const session = executor.createSession({ hostFunctions })
  let outcome
  const timeMs = await timeOf(async () => {
    outcome = await session.run(code)
  })
  mustBe(valueOf(outcome, 'the cell'), expected, 'the sum')
  mustBe(outcome.usage.reruns, reruns, 'the number of re-runs')
  await session.dispose()
  return timeMs
}
