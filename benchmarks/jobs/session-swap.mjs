// Two sessions that share one machine: every run of one saves the other and brings itself back. Against the same two
// sessions with a machine each. The difference is the price of a swap.
import { compare, mustBe, scaled, timeOf, valueOf } from '../harness.mjs'

const SET_UP = {
  small: 'let count = 0',
  large: 'let count = 0; const rows = Array.from({ length: 2000 }, (_, i) => ({ i, name: "row " + i }))',
}

export const job = {
  name: 'session-swap',
  sizes: {
    full: { rounds: 41, warmUps: 20, turns: 40 },
    quick: { rounds: 9, warmUps: 8, turns: 40 },
    tiny: { rounds: 1, warmUps: 0, turns: 4 },
  },
  async run(subject, sizes) {
    const template = await subject.makeTemplate()
    const rows = []
    for (const [size, setUp] of Object.entries(SET_UP)) {
      const shared = await openPair(subject, template, 1, setUp)
      const apart = await openPair(subject, template, 2, setUp)
      const ours = () => timeOf(() => alternate(shared, sizes.turns))
      const peer = () => timeOf(() => alternate(apart, sizes.turns))
      const { ours: swapped, peer: kept, ratio } = scaled(await compare({ ours, peer }, sizes), 1 / sizes.turns)
      const away = shared.find(({ core }) => core.image !== undefined)
      rows.push(
        {
          id: `swap-${size}`,
          what: `run of a swapped ${size} session (peer: kept)`,
          unit: 'ms',
          ours: swapped,
          peer: kept,
          ratio,
        },
        {
          id: `swap-${size}-image`,
          what: `image of the ${size} session`,
          unit: 'kB',
          ours: subject.imageBytes(away.core.image) / 1000,
        },
      )
    }
    return rows
  },
}

async function openPair(subject, template, machines, setUp) {
  const pool = subject.makePool(template, machines)
  const pair = [1, 2].map(() => ({ ...subject.openSession(template, pool, {}), count: 0 }))
  for (const { session } of pair) valueOf(await session.run(`${setUp}\n0`), 'the set-up')
  return pair
}

async function alternate(pair, turns) {
  for (let turn = 0; turn < turns; turn++) {
    const opened = pair[turn % 2]
    mustBe(valueOf(await opened.session.run('++count'), 'a turn'), ++opened.count, 'the count')
  }
}
