import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 2000 } })

/** A host function that notes each call, and answers after a turn of the event loop. */
function counting(): { calls: unknown[][]; hostFunctions: { ask: (...args: unknown[]) => Promise<unknown> } } {
  const calls: unknown[][] = []
  const ask = async (...args: unknown[]): Promise<unknown> => {
    calls.push(args)
    await new Promise((resolve) => setImmediate(resolve))
    return args[0]
  }
  return { calls, hostFunctions: { ask } }
}

/** Cells that are run again from their start, and how many host calls each makes. */
const RERUN: Readonly<Record<string, readonly [code: string, calls: number]>> = {
  'a comparator': ['[3, 1].sort((a, b) => `${{ toString: () => ask(a) }}` - b).join()', 1],
  'a getter': ['class A { get x() { return ask(1) } } const a = new A(); a.x + a.x', 2],
  'a constructor': ['class A { constructor(n) { this.n = ask(n) } } new A(1).n + new A(2).n', 2],
  conversions: ['`${{ toString() { return ask("x") } }}${{ toString() { return ask("y") } }}`', 2],
  'random numbers': ['const n = Math.random(); class A { get x() { return ask(n) } } new A().x === n', 1],
  'random bytes': ['const id = crypto.randomUUID(); class A { get x() { return ask(id) } } new A().x === id', 1],
  'the clock': ['const now = Date.now(); class A { get x() { return ask(now) } } new A().x === now', 1],
  'the performance clock': [
    'const now = performance.now(); class A { get x() { return ask(now) } } new A().x === now',
    1,
  ],
  'new Date': ['const d = new Date(); class A { get x() { return ask(d) } } new A().x.getTime() === d.getTime()', 1],
  'logs before and after': [
    'console.log("a"); class A { get x() { return ask(1) } } new A().x; console.log("b"); new A().x',
    2,
  ],
  'branches on random numbers': [
    'let n = 0; class A { get x() { return ask(n) } } for (let i = 0; i < 20; i++) if (Math.random() < 0.5) { n++; new A().x } n > 0',
    -1,
  ],
  'calls that overlap': [
    'class A { get x() { return ask("sync") } } const [a, b] = await Promise.all([ask(1), ask(2)]); new A().x + a + b',
    3,
  ],
  timers: ['class A { get x() { return ask("sync") } } await new Promise((done) => setTimeout(done, 5)); new A().x', 1],
  'the same call many times': [
    'class A { get x() { return ask(1) } } let s = 0; for (let i = 0; i < 5; i++) s += new A().x; s',
    5,
  ],
  'sizes of memory': ['class A { get x() { return ask(1) } } const big = "x".repeat(1e5); new A().x + big.length', 1],
}

describe('a cell that is run again', () => {
  it.each(Object.entries(RERUN))(
    'with %s makes each call once, with the same arguments',
    async (name, [code, expected]) => {
      for (const earlier of [false, true]) {
        const { calls, hostFunctions } = counting()
        const session = shared.session({ hostFunctions })
        if (earlier) await session.run('let kept = 1; Math.random()')
        const outcome = await session.run(code)
        const value = valueOf(outcome)
        expect([name, value]).not.toEqual([name, false])
        if (expected >= 0) expect(calls).toHaveLength(expected)
        expect(outcome.calls.map(({ args }) => args)).toEqual(calls)
        expect(outcome.usage.reruns).toBeGreaterThan(0)
        const texts = outcome.logs.map(({ text }) => text)
        expect(texts).toEqual(name === 'logs before and after' ? ['a', 'b'] : [])
      }
    },
  )

  it('tells onLog and onCall each line and call once', async () => {
    const { hostFunctions } = counting()
    const told: string[] = []
    const onLog = ({ text }: { text: string }): void => void told.push(text)
    const onCall = ({ id, status }: { id: number; status: string }): void => void told.push(`${id} ${status}`)
    const code =
      'console.log("a"); class A { get x() { return ask(1) } } new A().x; console.log("b"); ask(2); console.log("c")'
    await shared.run(code, { hostFunctions, onLog, onCall })
    expect(told).toEqual(['a', '1 pending', '1 fulfilled', 'b', '2 pending', '2 fulfilled', 'c'])
  })

  it('that tries to differ the second time meets the same world', async () => {
    const { calls, hostFunctions } = counting()
    const code = `globalThis.runs = (globalThis.runs ?? 0) + 1; class A { get x() { return ask('run ' + runs) } } const x = new A().x; [x, runs]`
    expect(valueOf(await shared.run(code, { hostFunctions }))).toEqual(['run 1', 1])
    expect(calls).toEqual([['run 1']])
  })
})
