// A session made, `1+1` run in it, the session gone: against a runtime, a context, an evaluation, and both freed.
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'
import { evaluate, loadPeer, openContext } from '../peers/quickjs-emscripten.mjs'

export const job = {
  name: 'fresh-session',
  sizes: {
    full: { rounds: 41, warmUps: 20, batch: 200 },
    quick: { rounds: 9, warmUps: 20, batch: 200 },
    tiny: { rounds: 1, warmUps: 0, batch: 2 },
  },
  async run(subject, sizes) {
    const engine = await loadPeer()
    const executor = await subject.createExecutor()
    const ours = () => timeOf(() => repeat(sizes.batch, () => runInSession(executor)))
    const peer = () => timeOf(() => repeat(sizes.batch, () => runInContext(engine)))
    const compared = await compare({ ours, peer }, sizes)
    await executor.dispose()
    const what = 'fresh session, 1+1, dispose'
    return [{ id: 'fresh-session', what, unit: 'ms', ...scaled(compared, 1 / sizes.batch) }]
  },
}

async function repeat(count, work) {
  for (let index = 0; index < count; index++) await work()
}

async function runInSession(executor) {
  const session = executor.createSession()
  mustBe(valueOf(await session.run('1+1'), '1+1'), 2, '1+1 in a session')
  await session.dispose()
}

function runInContext(engine) {
  const opened = openContext(engine)
  mustBe(evaluate(opened, '1+1'), 2, '1+1 in a context')
  opened.close()
}
