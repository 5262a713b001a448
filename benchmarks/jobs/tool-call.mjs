// One cell that calls an async tool over and over, each call waiting for the one before: the time per call, round trip,
// against a hand-made promise bridge in one live context.
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'
import { addHostFunctions, evaluateAsync } from '../peers/promise-bridge.mjs'
import { loadPeer, openContext } from '../peers/quickjs-emscripten.mjs'

const hostFunctions = { add: async (left, right) => left + right }

export const job = {
  name: 'tool-call',
  sizes: {
    full: { rounds: 41, warmUps: 20, calls: 200 },
    quick: { rounds: 9, warmUps: 8, calls: 200 },
    tiny: { rounds: 1, warmUps: 0, calls: 3 },
  },
  async run(subject, sizes) {
    const { calls } = sizes
    const loop = (call) => `let sum = 0; for (let i = 0; i < ${calls}; i++) { sum = ${call} }`
    const executor = await subject.createExecutor()
    const session = executor.createSession({ hostFunctions })
    const opened = openContext(await loadPeer())
    addHostFunctions(opened, hostFunctions)

    const ours = () =>
      timeOf(async () =>
        mustBe(valueOf(await session.run(`${loop('add(sum, 1)')} sum`), 'the loop'), calls, 'our loop'),
      )
    const code = `(async () => { ${loop('await add(sum, 1)')} return sum })()`
    const peer = () => timeOf(async () => mustBe(await evaluateAsync(opened, code), calls, 'the loop of the peer'))
    const compared = await compare({ ours, peer }, sizes)

    opened.close()
    await executor.dispose()
    return [{ id: 'tool-call', what: 'tool call, round trip', unit: 'ms', ...scaled(compared, 1 / calls) }]
  },
}
