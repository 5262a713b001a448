// What an executor costs before its first session: compiling the engine, making the template, and the template's size;
// against compiling the engine and opening one context.
import { compare, timeOf } from '../harness.mjs'
import { evaluate, loadPeer, openContext } from '../peers/quickjs-emscripten.mjs'

export const job = {
  name: 'start-up',
  sizes: { full: { rounds: 15, warmUps: 2 }, quick: { rounds: 5, warmUps: 1 }, tiny: { rounds: 1, warmUps: 0 } },
  async run(subject, sizes) {
    const compared = await compare({ ours: () => timeExecutor(subject), peer: timeContext }, sizes)
    const { staticBytes, heapBytes } = await subject.readMemory()
    return [
      { id: 'start-up', what: 'executor made, first 1+1 run', unit: 'ms', ...compared },
      { id: 'template-static', what: 'template: static data', unit: 'kB', ours: staticBytes / 1000 },
      { id: 'template-heap', what: 'template: heap', unit: 'kB', ours: heapBytes / 1000 },
    ]
  },
}

async function timeExecutor(subject) {
  let executor
  const timeMs = await timeOf(async () => {
    executor = await subject.createExecutor()
    await executor.run('1+1')
  })
  await executor.dispose()
  return timeMs
}

async function timeContext() {
  let opened
  const timeMs = await timeOf(async () => {
    opened = openContext(await loadPeer())
    evaluate(opened, '1+1')
  })
  opened.close()
  return timeMs
}
