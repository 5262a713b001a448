import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 150 } })

/** Code that never ends by itself, by name. */
const ENDLESS: Readonly<Record<string, string>> = {
  'an empty loop': 'for (;;);',
  'a while loop with work': 'let i = 0; while (true) i++',
  'a do loop': 'do {} while (1)',
  'a for-of over an endless generator': 'function* g() { for (;;) yield 1 } for (const x of g());',
  'a spread of an endless iterator': '[...{ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }]',
  'a loop in a promise executor': 'for (;;) new Promise(() => { for (;;); })',
  'a loop in one promise executor': 'new Promise(() => { for (;;); })',
  'a loop in an async function': 'async function f() { for (;;); } for (;;) f()',
  'a loop in an awaited async function': 'const f = async () => { for (;;); }; await f()',
  'async functions that swallow':
    'const f = async () => { try { for (;;); } catch {} for (;;); }; for (;;) f().catch(() => {})',
  'a loop in an async generator': 'async function* g() { for (;;) { yield 1 } } for await (const x of g());',
  'a loop inside an async generator': 'async function* g() { for (;;); } for (;;) g().next()',
  'a thenable that loops': 'const t = { then() { for (;;); } }; for (;;) Promise.resolve(t); ',
  'an awaited thenable that loops': 'await { then() { for (;;); } }',
  'a thenable getter that loops': 'await { get then() { for (;;); } }',
  'resolving with thenables that loop': 'for (;;) new Promise((resolve) => resolve({ get then() { for (;;); } }))',
  'Promise.all of a hostile iterable': 'for (;;) Promise.all({ [Symbol.iterator]() { for (;;); } })',
  'Promise.all of an endless iterable':
    'Promise.all({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) })',
  'Promise.race of endless promises': 'Promise.race((function* () { for (;;) yield new Promise(() => {}) })())',
  'for await over a hostile iterator':
    'for await (const x of { [Symbol.asyncIterator]: () => ({ next() { for (;;); } }) });',
  'for await that loops in return()':
    'for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) }) break',
  'jobs that make jobs': 'const again = () => Promise.resolve().then(again); again()',
  'jobs that make two jobs':
    'const again = () => { for (let i = 0; i < 50; i++) Promise.resolve().then(() => {}); return Promise.resolve().then(again) }; again()',
  'microtasks that make microtasks': 'const again = () => queueMicrotask(again); again()',
  'awaits without end': 'for (;;) await 0',
  'await in a loop of rejections': 'for (;;) { try { await Promise.reject(1) } catch {} }',
  'a loop in then': 'Promise.resolve().then(() => { for (;;); })',
  'a loop in finally': 'Promise.resolve().finally(() => { for (;;); })',
  'a loop in a timer': 'setTimeout(() => { for (;;); })',
  'timers that make timers':
    'let work = 0; const again = () => { for (let i = 0; i < 1e5; i++) work += i; setTimeout(again) }; again()',
  'an interval': 'let work = 0; setInterval(() => { for (let i = 0; i < 1e5; i++) work += i }, 1)',
  'a loop in a comparator': '[2, 1].sort(() => { for (;;); })',
  'a loop in a getter of the result': '({ get x() { for (;;); } })',
  'a loop in toString': '`${{ toString() { for (;;); } }}`',
  'a loop in a proxy trap': 'new Proxy({}, { get() { for (;;); } }).x',
  'a loop in a replacer': '"a".replace(/a/, () => { for (;;); })',
  'a loop in JSON': 'JSON.stringify({ toJSON() { for (;;); } })',
  'a loop in a class field': 'new (class { x = (() => { for (;;); })() })()',
  'a loop in a static block': 'class A { static { for (;;); } }',
  'a loop in try and finally': 'for (;;) { try { for (;;); } finally { continue } }',
  'a loop around catch': 'for (;;) { try { for (;;); } catch { continue } }',
  'a label that a finally goes back to': 'again: for (;;) { try { for (;;); } catch {} finally { continue again } }',
  'catastrophic backtracking': '/(a+)+$/.test("a".repeat(40) + "b")',
  'a loop of imports that are refused': 'for (;;) import("x").catch(() => {})',
  'a loop in eval': 'eval("for (;;);")',
  'a loop in new Function': 'new Function("for (;;);")()',
  'a loop in a log': 'console.log(new Proxy({}, { ownKeys() { for (;;); } }))',
  'a loop in a format of a log': 'console.log("%s", { toString() { for (;;); } })',
  'a loop in structuredClone': 'structuredClone({ get x() { for (;;); } })',
}
const entries = Object.entries(ENDLESS)

describe('endless code (hazards H2)', () => {
  it.each(entries)('%s ends with timeout, and its session goes on', async (_, code) => {
    const session = shared.session({ hostFunctions: { tick: async () => 1 } })
    await session.run('let kept = 1')
    const outcome = failureOf(await session.run(`kept = 2; ${code}`))
    expect([outcome.error.code, outcome.rolledBack]).toEqual(['timeout', true])
    expect(outcome.usage.cpuMs).toBeLessThan(3000)
    expect(valueOf(await session.run('kept + tick()'))).toBe(2)
  })

  it('ends code that calls host functions between its loops', async () => {
    const hostFunctions = { tick: async () => 1 }
    for (const [, code] of entries.slice(0, 8))
      expect(codeOf(await shared.run(`tick(); ${code}`, { hostFunctions }))).toBe('timeout')
  })

  it('leaves the machine as good as new', async () => {
    for (let round = 0; round < 5; round++) {
      expect(codeOf(await shared.run('for (;;) new Promise(() => { for (;;); })'))).toBe('timeout')
      expect(valueOf(await shared.run('let n = 0; for (let i = 0; i < 1e5; i++) n += i; n'))).toBe(4_999_950_000)
    }
  })

  it('stops a job queue at its deadline, and at a failing job it goes on', async () => {
    const code = `let ran = []; for (let i = 0; i < 40; i++) Promise.resolve().then(() => { ran.push(i); if (i % 3 === 0) throw new Error('job ' + i) }).catch(() => {}); await 0; await 0; ran.length`
    expect(valueOf(await shared.run(code))).toBe(40)
  })
})
