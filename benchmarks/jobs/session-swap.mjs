// Two sessions that share one machine: every run of one saves the other and brings itself back. Against the same two
// sessions with a machine each.
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'

const SET_UP = {
  fresh: 'let count = 0',
  small: 'let count = 0; const rows = Array.from({ length: 100 }, (_, i) => ({ i, name: "row " + i }))',
  large: 'let count = 0; const rows = Array.from({ length: 2000 }, (_, i) => ({ i, name: "row " + i }))',
}

export const job = {
  name: 'session-swap',
  sizes: {
    full: { rounds: 31, warmUps: 20, turns: 40 },
    quick: { rounds: 9, warmUps: 8, turns: 40 },
    tiny: { rounds: 1, warmUps: 0, turns: 4 },
  },
  async run(subject, sizes) {
    const { imageBytesOf } = await subject.readMemory()
    const rows = []
    for (const [size, setUp] of Object.entries(SET_UP)) {
      const shared = await openPair(subject, 1, setUp)
      const apart = await openPair(subject, 2, setUp)
      const ours = () => timeOf(() => alternate(shared, sizes.turns))
      const peer = () => timeOf(() => alternate(apart, sizes.turns))
      const compared = scaled(await compare({ ours, peer }, sizes), 1 / sizes.turns)
      const image = (await imageBytesOf(setUp)) / 1000
      rows.push(
        { id: `swap-${size}`, what: `cell of a swapped session, ${size} (peer: kept)`, unit: 'ms', ...compared },
        { id: `image-${size}`, what: `image of that session, ${size}`, unit: 'kB', ours: image },
      )
      await shared.executor.dispose()
      await apart.executor.dispose()
    }
    return rows
  },
}

async function openPair(subject, maxMachines, setUp) {
  const executor = await subject.createExecutor({ maxMachines })
  const pair = [1, 2].map(() => ({ session: executor.createSession(), count: 0 }))
  for (const { session } of pair) valueOf(await session.run(`${setUp}\n0`), 'the set-up')
  return { executor, pair }
}

async function alternate({ pair }, turns) {
  for (let turn = 0; turn < turns; turn++) {
    const opened = pair[turn % 2]
    mustBe(valueOf(await opened.session.run('++count'), 'a turn'), ++opened.count, 'the count')
  }
}
