import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, valueOf } from '../../support/executor.ts'
import { placesOf, type WatchedMachines, watchMachines } from '../../support/machine-memory.ts'

// Put together, so that the marker stands in no source that the engine could intern beforehand.
const MARKER = ['mark', 'er', 'Of', 'One', 'Session'].join('')
let machines: WatchedMachines
let executor: Executor

beforeAll(async () => {
  machines = watchMachines()
  executor = await createExecutor({ maxMachines: 1, limits: { memoryBytes: 32 * 1024 * 1024, cpuMs: 1500 } })
})
afterAll(async () => {
  machines.stop()
  await executor.dispose()
})

/** Places of the marker in the one machine that is in use: the last that was made; those before it were dropped. */
function found(): number {
  const memory = machines.memories.at(-1)
  if (memory === undefined) throw new Error('No machine was made')
  const { narrow, wide } = placesOf(memory, MARKER)
  return narrow + wide
}

/** Ways to fill a machine's memory with the marker; what is kept, what is dropped, and what lies on stacks. */
const FILLS: Readonly<Record<string, string>> = {
  'strings that are kept': `globalThis.kept = Array.from({ length: 5000 }, (_, i) => secret + i)`,
  'strings that are dropped': `for (let i = 0; i < 20000; i++) (secret + i).toUpperCase()`,
  'wide strings': `globalThis.kept = Array.from({ length: 2000 }, (_, i) => secret + '€' + i)`,
  'one large string': `globalThis.kept = secret.repeat(200_000)`,
  'a large string that is dropped': `secret.repeat(200_000).length`,
  'typed arrays': `globalThis.kept = new TextEncoder().encode(secret.repeat(50_000)); globalThis.copy = kept.slice()`,
  'a DataView of many pages': `const bytes = new Uint8Array(12e6); const text = new TextEncoder().encode(secret); for (let i = 0; i + text.length < bytes.length; i += 4096) bytes.set(text, i)`,
  'property names': `const o = {}; for (let i = 0; i < 2000; i++) o[secret + i] = i; globalThis.kept = o`,
  symbols: `globalThis.kept = Array.from({ length: 500 }, (_, i) => Symbol.for(secret + i))`,
  'source text of functions': `globalThis.kept = Array.from({ length: 50 }, () => new Function('/* ' + secret + ' */ return ' + JSON.stringify(secret)))`,
  'deep stacks': `const down = (n, ...rest) => (n === 0 ? secret.length : down(n - 1, secret + n, ...rest.slice(0, 3)) + 0); down(300)`,
  'stacks that overflow': `const down = (text) => down(text + 'x') + text; try { down(secret) } catch {}`,
  'numbers on the stack': `const n = secret; const f = (a, b, c, d) => (a > 200 ? [n, n, n].join() : f(a + 1, n, n, n)); f(0)`,
  'regular expressions': `globalThis.kept = Array.from({ length: 100 }, (_, i) => new RegExp(secret + i)); kept[0].exec(secret + '0')`,
  'errors and stacks': `globalThis.kept = Array.from({ length: 100 }, () => { try { null[secret] } catch (e) { return e } })`,
  'closures, Maps and generators': `globalThis.kept = new Map([[secret, function* () { yield secret }]]); globalThis.it = kept.get(secret)(); it.next()`,
  JSON: `globalThis.kept = JSON.parse(JSON.stringify(new Array(2000).fill({ [secret]: secret })))`,
  sorting: `globalThis.kept = Array.from({ length: 3000 }, (_, i) => secret + ((i * 7919) % 3000)).sort()`,
  'pending promises and timers': `globalThis.kept = new Promise(() => {}).then(() => secret); setTimeout(() => secret, 1)`,
  'host calls': `for (let i = 0; i < 20; i++) send(secret + i)`,
  logs: `for (let i = 0; i < 200; i++) console.log(secret, { [secret]: secret })`,
  'a bomb': `const list = []; for (let i = 0; ; i++) list.push(secret.repeat(1000) + i)`,
  'a timeout': `let text = secret; for (let i = 0; ; i++) text = secret + i`,
  'a thrown error': `throw Object.assign(new Error(secret), { [secret]: secret })`,
  'a refused result': `[secret, () => secret]`,
}

describe('nothing of a session stays in a machine (hazards H5, sessions)', () => {
  it.each(Object.entries(FILLS))('%s are gone when the next session is in', async (_, code) => {
    const session = executor.createSession({
      globals: { secret: MARKER },
      hostFunctions: { send: async (x: unknown) => x },
    })
    const outcome = await session.run(`${code}; 0`)
    expect(codeOf(outcome)).not.toBe('engine')
    // A session that was rolled back may be in no machine any more.
    if (outcome.status === 'completed') {
      valueOf(await session.run('secret.length'))
      expect(found()).toBeGreaterThan(0)
    }
    const next = executor.createSession()
    expect(valueOf(await next.run('typeof secret + typeof kept'))).toBe('undefinedundefined')
    expect(found()).toBe(0)
    await next.dispose()
    await session.dispose()
  })

  it('a disposed session leaves nothing to the next one', async () => {
    const session = executor.createSession({ globals: { secret: MARKER } })
    valueOf(await session.run('globalThis.kept = secret.repeat(1000); 0'))
    await session.dispose()
    const next = executor.createSession()
    valueOf(await next.run('1'))
    expect(found()).toBe(0)
    await next.dispose()
  })

  it('a session with a smaller stack clears what one with a larger stack left', async () => {
    const large = executor.createSession({ globals: { secret: MARKER }, limits: { stackBytes: 1024 * 1024 } })
    await large.run(
      `const down = (text) => [text + down(text)].join(secret); try { down(secret) } catch {} ; JSON.stringify({ a: secret }); 0`,
    )
    const small = executor.createSession({ limits: { stackBytes: 32 * 1024 } })
    valueOf(await small.run('1'))
    expect(found()).toBe(0)
    await Promise.all([large.dispose(), small.dispose()])
  })

  it('a session comes back unharmed after others were in its machine', async () => {
    const session = executor.createSession({ globals: { secret: MARKER } })
    await session.run(`let kept = Array.from({ length: 2000 }, (_, i) => secret + i); const map = new Map([[1, kept]])`)
    for (let other = 0; other < 3; other++) await executor.run(`'y'.repeat(1e6).length`)
    expect(found()).toBe(0)
    expect(valueOf(await session.run(`kept.every((text, i) => text === secret + i) && map.get(1) === kept`))).toBe(true)
    await session.dispose()
  })
})
