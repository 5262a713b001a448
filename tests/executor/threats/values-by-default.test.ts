import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'

const PROGRAMS: readonly (readonly [code: string, value: unknown])[] = [
  [`Reflect.apply.apply(null, [ok, null, ['bad']]) ? 'P' : 'n'`, 'n'],
  [`Reflect.apply.call(null, ok, null, ['bad']) ? 'P' : 'n'`, 'n'],
  [`Function.prototype.call.apply(ok, [null, 'bad']) ? 'P' : 'n'`, 'n'],
  [`Function.prototype.call.call(ok, null, 'bad') ? 'P' : 'n'`, 'n'],
  [`Function.prototype.apply.call(ok, null, ['bad']) ? 'P' : 'n'`, 'n'],
  [`Function.prototype.apply.apply(ok, [null, ['bad']]) ? 'P' : 'n'`, 'n'],
  [`ok.call.call.call(ok, null, 'bad') ? 'P' : 'n'`, 'n'],
  [`const c = ok.call.bind(ok); c(null, 'bad') ? 'P' : 'n'`, 'n'],
  [`const l = [ok]; l[0]('bad') ? 'P' : 'n'`, 'n'],
  [`const m = new Map([['a', ok]]); m.get('a')('bad') ? 'P' : 'n'`, 'n'],
  [`[ok].map((f) => f('bad'))[0] ? 'P' : 'n'`, 'n'],
  [`(0, ok)('bad') ? 'P' : 'n'`, 'n'],
  [`(1 ? ok : 0)('bad') ? 'P' : 'n'`, 'n'],
  [`ok?.('bad') ? 'P' : 'n'`, 'n'],
  [`(() => ok)()('bad') ? 'P' : 'n'`, 'n'],
  [`new (class { async t() { return allow('bad') } })().t() ? 'P' : 'n'`, 'n'],
  [`(async () => allow('bad'))() ? 'P' : 'n'`, 'n'],
  [`Object.is(ok('bad'), false) ? 'n' : 'P'`, 'n'],
  [`const p = ok('bad'); const r = Object.is(p, false) ? 'n' : 'P'; await p; r`, 'n'],
  [`const p = ok('bad'); const r = [p].includes(false) ? 'n' : 'P'; await p; r`, 'n'],
  [`const p = ok('bad'); const r = new Set([p]).has(false) ? 'n' : 'P'; await p; r`, 'n'],
  [`const p = ok('bad'); const s = new Set(); s.add(false); const r = s.has(p) ? 'n' : 'P'; await p; r`, 'n'],
  [`const p = ok('bad'); const m = new Map([[false, 'n'], [true, 'P']]); const r = m.get(p); await p; r`, 'n'],
  [`const m = new Map([[false, 'n'], [true, 'P']]); m.get(ok('bad'))`, 'n'],
  [`const p = ok('bad'); const r = ({ false: 'n', true: 'P' })[p]; await p; r`, 'n'],
  [`const p = ok('bad'); let r; switch (p) { case false: r = 'n'; break; default: r = 'P' }; await p; r`, 'n'],
  [`let n = 0; const p = ok('bad'); await tool({ get a() { n++; return 1 }, p }); n`, 1],
  [
    `const real = Promise.all; Promise.all = (l) => l; try { Promise.all([1]) } finally { Promise.all = real }; Promise.all([1, 2].map((n) => tool(n))).then((l) => l.join())`,
    '1,2',
  ],
  [
    `const real = Promise.all; Promise.all = real; let o = 0, m = 0; const t = async (x) => { o++; m = Math.max(m, o); await sleep(3); o--; return x }; const l = await Promise.all([t(1), t(2)]); [l, m]`,
    [[1, 2], 2],
  ],
  [`const real = Promise.resolve; Promise.resolve = real; const p = Promise.resolve(tool(3)); await p`, 3],
  [`const { all } = Promise; Promise.all = all; (await Promise.all([tool(1)])).length`, 1],
]

const CASES = PROGRAMS.map(([code, value]): Case => [code, `const ok = async (a) => allow(a); ${code}`, value])

describe('however it is called or looked for, no promise decides', () => {
  describeWays('values', (opened) => itGives(CASES, opened))
})
