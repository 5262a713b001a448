import { describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { type Case, describeWays, itGives, makeHost } from '../../support/ways-of-running.ts'

const WITH: readonly Case[] = [
  [
    'calls keep their receiver',
    `const o = { n: 4, twice(f) { return this === o ? f(this.n) * 2 : 'lost' }, tool: (x) => tool(x) }
     let r; with (o) { r = [twice((x) => x), tool(n)] } r`,
    [8, 4],
  ],
  [
    'a method that asks the host keeps its receiver',
    `const o = { n: 4, ask() { return tool(this === o ? this.n : 'lost') } }; let r; with (o) { r = ask() } r`,
    4,
  ],
  [
    'a Proxy is asked for names of the guest’s only',
    `const asked = []
     const o = { tool, n: 1, get o() { return this } }
     const p = new Proxy(o, { has(t, k) { if (typeof k === 'string' && k.startsWith('$$')) asked.push(k); return k in t } })
     const list = [1, 2]
     let r
     with (p) {
       const f = (x) => tool(x)
       function g({ a }) { return tool(a) }
       class C { m() { return tool(n) } #q() { return tool(9) } q() { return this.#q() } }
       r = [tool(n), f(2), g({ a: 3 }), new C().m(), new C().q(), list.map((x) => tool(x)), o.tool?.(5), f\`t\`.length]
       try { JSON.parse('{') } catch ({ name }) { r.push(name) }
     }
     [r, asked]`.replace('\n     [r, asked]', ';[r, asked]'),
    [[1, 2, 3, 1, 9, [1, 2], 5, 1, 'SyntaxError'], []],
  ],
  [
    'a Proxy that has every name',
    `const p = new Proxy({}, { has: () => true, get: (t, k) => (k === Symbol.unscopables ? undefined : k === 'ask' ? () => approve(1) : k) })
     let r; with (p) { ask() ? other : other; var z = ask() } p; r = typeof z; r`,
    'undefined',
  ],
  [
    'a Proxy is asked for names of the guest’s only, where promises are waited for',
    `const asked = [], ok = async (x) => approve(x); let r = []
     const p = new Proxy({}, { has(t, k) { if (String(k).startsWith('$$')) asked.push(k); return k in t } })
     with (p) {
       r.push(ok('bad') ? 'paid' : 'no', ok(0) || ok('bad'))
       ok(1)
       const g = async () => { const q = ok('bad'); for (const one of [ok(1)]) r.push(one); return q ? 'paid' : 'no' }
       r.push(g())
     }
     [await Promise.all(r), asked]`.replace('\n     [await', ';[await'),
    [['no', false, false, 'no'], []],
  ],
  [
    'a Proxy that has every name, where promises are waited for',
    `const all = (given) => new Proxy(given, { has: () => true, get: (t, k) => (k === Symbol.unscopables ? undefined : k in t ? t[k] : globalThis[k]) })
     let r; const ok = async (x) => approve(x), o = { ok, r: 0 }; with (all(o)) { r = ok('bad') ? 'paid' : 'no' } o.r`,
    'no',
  ],
  [
    'a method of the object keeps it as its receiver, and is given values',
    `const ok = async (x) => approve(x)
     const o = { m(...x) { return [this === o, ...x] } }; let r; with (o) { r = [m(ok('bad'), 2), m(...[ok(1)])] } r`,
    [
      [true, false, 2],
      [true, false],
    ],
  ],
  [
    'an async method of the object gives a value where one decides',
    `const o = { m: async (x) => approve(x), async n(x) { return approve(x) } }; let r
     const f = () => { with (o) { if (n(1)) return 'paid'; return 'no' } }
     with (o) { r = [m('bad') ? 'paid' : 'no', n('bad') ? 'paid' : 'no'] } [...r, f()]`,
    ['no', 'no', 'no'],
  ],
  [
    'names of helpers in the object decide nothing',
    `const o = { $$call: () => true, $$take: () => 'forged', $$boxed: () => 'forged', $$unboxed: () => 'forged' }
     let r; with (o) { r = (() => approve(1) ? 'yes' : 'no')() } r`,
    'no',
  ],
  [
    'nor where promises are waited for',
    `const ok = async (x) => approve(x); const o = { $$now: () => true, $$t0: true }; let r; with (o) { r = ok('bad') || ok('bad') ? 'yes' : 'no' } r`,
    'no',
  ],
  [
    'an assignment reaches the object',
    `const limit = 1; const o = { limit: 5 }; with (o) { limit = tool(2) } [o.limit, limit]`,
    [2, 1],
  ],
  [
    'callbacks of then',
    `const seen = []; let p; with ({ n: 1 }) { p = Promise.resolve(3).then(tool).then((x) => { seen.push(approve(x) ? 'yes' : 'no') }) } await p; seen`,
    ['no'],
  ],
  ['async functions', `let p; with ({ n: 2 }) { p = (async () => (await tool(n)) + tool(1))() } await p`, 3],
]

describeWays('the body of with', (opened) => {
  describe('stays as written', () => itGives(WITH, opened))

  it('what ends the run may be caught in with, and ends it all the same', async () => {
    const { calls, hostFunctions } = makeHost()
    const end = { finalAnswer: { call: (x: unknown) => x, terminal: true } as const }
    for (const object of ['{}', '{ $$catch() {} }', '{ finalAnswer }']) {
      for (const after of ['danger(2)', 'try { danger(3) } catch {} danger(4)', 'finalAnswer(5)', 'throw 6']) {
        const code = `with (${object}) { try { finalAnswer(1) } catch { ${after} } } danger(7)`
        const outcome = await opened().run(code, { hostFunctions: { ...hostFunctions, ...end } })
        expect(outcome).toMatchObject({ status: 'completed', value: 1, endedBy: 'finalAnswer' })
      }
    }
    expect(calls).toEqual([])
    expect(valueOf(await opened().run('with ({}) { try { return 7 } catch {} }'))).toBe(7)
  })
})
