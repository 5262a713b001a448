import { describe, expect, it } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { analyze } from '../../../packages/executor/src/2-analyze/analyze.ts'
import { NO_PROMISES } from '../../../packages/executor/src/2-analyze/promises/promise-reach.ts'
import type { Reach } from '../../../packages/executor/src/2-analyze/value-flow.ts'

const NOTHING: Reach = {
  hostFunctions: new Set(['tool', 'load']),
  names: new Set(),
  declared: new Set(),
  settles: false,
  promises: NO_PROMISES,
  properties: new Set(),
  escaped: false,
  modulesSuspend: false,
  readElsewhere: new Set(),
  evaluates: false,
  hidden: new Set(),
}

/** The same where promises are waited for in the place of values. */
const WAITING: Partial<Reach> = { settles: true }

/** How the calls directly under `Promise.all` are made: side by side or in order. */
function way(code: string, reach: Partial<Reach> = {}): string {
  const { calls, map } = analyze(parse(code, { sourceBytes: 1_000_000 }), { ...NOTHING, ...reach })
  const kinds = map.sites
    .filter(({ node }) => {
      const parent = map.places.get(node)?.parent
      const around = parent?.type === 'ArrayExpression' ? map.places.get(parent)?.parent : parent
      return around?.type === 'CallExpression' && code.slice(around.start).startsWith('Promise.all(')
    })
    .map(({ node }) => calls.get(node))
  if (kinds.length === 0) return 'none'
  // A plain call hands on the promise that its function makes, where that has nothing to wait for.
  const isBeside = (kind: string | undefined): boolean => kind === 'promise' || kind === 'list' || kind === undefined
  if (kinds.every(isBeside) && kinds.some((kind) => kind !== undefined)) return 'side by side'
  return kinds.some((kind) => kind === 'promise' || kind === 'list') ? 'mixed' : 'in order'
}

describe('Overlap keeps side by side', () => {
  it.each([
    'Promise.all(ids.map((id) => tool(id)))',
    'Promise.all([1, 2].map(tool))',
    'const f = (id) => tool(id); Promise.all([f.call(null, 1), f.apply(null, [2]), tool.call(null, 3)])',
    'Promise.all(Array.from({ length: 5 }, (_, n) => tool(n)))',
    'Promise.all(ids.map(function (id) { return tool(id) }, {}))',
    'await Promise.all([tool(1), load(2)])',
    "Promise.all(ids.map((id) => { const r = tool(id); return r.name + '!' }))",
    'Promise.all(ids.map((id) => ({ id, user: tool(id) })))',
    'Promise.all(ids.map((id) => { const r = tool(id); return `${id}: ${r.name.trim().toUpperCase()}` }))',
    "Promise.all(ids.map((id) => { const { name, tags = [] } = tool(id); return [name, ...tags].join(', ') }))",
    'Promise.all(ids.map((id) => { const rows = tool(id); return rows.filter((r) => r.ok).map((r) => r.name) }))',
    'Promise.all(ids.map((id) => { const rows = tool(id); return rows.reduce((sum, r) => sum + r.total, 0) }))',
    'Promise.all(ids.map((id) => { const rows = tool(id); const by = {}; for (const r of rows) by[r.k] = r; return by }))',
    `Promise.all(ids.map((id) => {
      const out = []
      for (const row of tool(id)) { const more = load(row.id); out.push({ ...row, more: Math.max(0, more.length) }) }
      return out.sort((a, b) => a.more - b.more)
    }))`,
    `Promise.all(ids.map((id) => {
      const groups = tool(id).reduce((made, r) => { (made[r.k] ??= []).push(r.v); return made }, {})
      return Object.entries(groups).map(([k, list]) => ({ k, n: list.length }))
    }))`,
    'Promise.all(ids.map((id) => { let n = 0; for (const r of tool(id)) n += r.total; return JSON.stringify({ id, n }) }))',
    'Promise.all(ids.map((id) => { const m = new Map(); for (const r of tool(id)) m.set(r.a, r); return [...m.values()] }))',
    'Promise.all(ids.map((id) => { try { return tool(id) } catch (e) { return { id, error: e.message } } }))',
    'const name = (r) => r.name.trim(); Promise.all(ids.map((id) => { const r = tool(id); return name(r) }))',
    'function user(id) { const r = tool(id); return { ...r, id } } Promise.all([user(1), user(2)])',
    'const rates = { a: 1 }; Promise.all(ids.map((id) => { const r = tool(id); return r.sum * rates[r.k] }))',
    "await Promise.all(ids.map((id) => { console.log('loads', id); return tool(id) }))",
    "const users = load(); const out = {}; await Promise.all(users.map((u) => { const r = tool(u.id); return u.name + r })); out['x'] = 1",
    'const api = { user(id) { const r = tool(id); return r.name } }; Promise.all(ids.map((id) => api.user(id)))',
    'class A { one(id) { const r = tool(id); return r.name } all(ids) { return Promise.all(ids.map((id) => this.one(id))) } }',
    'const f = async (id) => { const r = await tool(id); total += r }; Promise.all(ids.map((id) => tool(f(id))))',
    'class A { get size() { return 1 } } Promise.all(ids.map((id) => { const r = tool(id); return r.name.trim() + r.n }))',
    'Promise.all(ids.map((id) => { const lines = []; const add = (t) => lines.push(t); add(tool(id)); return lines }))',
    "Promise.all(ids.map((id) => { const r = tool(id); if (!r) throw new Error('none'); return new Date(r.at).toISOString() }))",
  ])('%s', (code) => {
    expect(way(code)).toBe('side by side')
    expect(way(code, WAITING)).toBe('side by side')
  })
})

describe('Overlap keeps in order', () => {
  it.each([
    'Promise.all(ids.map((id) => { const r = tool(id); total += r; return r }))',
    'Promise.all(ids.map((id) => total += tool(id)))',
    'Promise.all(ids.map((id) => { const r = tool(id); return helper(r) }))',
    'Promise.all(ids.map((id) => { const r = tool(id); return api.note(r) }))',
    'Promise.all(ids.map((id) => { const r = tool(id); console.log(r) }))',
    'const all = (f) => Promise.all(ids.map((id) => f(tool(id))))',
    'let now = 0; await Promise.all(ids.map((id) => { now = id; const r = tool(id); return now + r }))',
    'let rate = 1; const f = (id) => { const r = tool(id); return r * rate }; const ps = Promise.all(ids.map((id) => f(id))); rate = 2',
    'class A { trim() { n++ } } Promise.all(ids.map((id) => { const r = tool(id); return id.trim() }))',
    'Promise.all(ids.map((id) => { const rows = load(1); rows.push(tool(id)); shared.push(rows) }))',
    'const rows = load(); Promise.all(ids.map((id) => { const r = tool(id); rows.forEach((row) => { row.seen = r }) }))',
    'const f = (id) => g(id); const g = (id) => { const r = tool(id); n++; return r }; Promise.all(ids.map((id) => f(id)))',
  ])('%s', (code) => {
    expect(way(code)).toBe('in order')
    expect(way(code, WAITING)).toBe('in order')
  })

  it('what an earlier cell has put in the place of the language', () => {
    const code = 'Promise.all(ids.map((id) => { const r = tool(id); return id.trim() + Math.max(r, 1) }))'
    expect(way(code)).toBe('side by side')
    for (const name of ['trim', 'Math', '*', 'prototype'])
      expect(way(code, { hidden: new Set([name]) })).toBe('in order')
  })
})

describe('analyze() stays linear', () => {
  it('in the calls of one helper, in the length of a chain of helpers, and in callbacks within callbacks', () => {
    const body = 'x = x + 1;'.repeat(2_000)
    const many = `function f(x) { ${body} return tool(x) } Promise.all([${'f(1),'.repeat(8_000)}])`
    const chain = Array.from({ length: 3_000 }, (_, n) => `const c${n} = (x) => c${n + 1}(x);`).join('')
    const long = `${chain} const c3000 = (x) => tool(x); Promise.all([c0(1), c0(2)])`
    const nested = `${'Promise.all(ids.map((id) => '.repeat(40)}tool(id)${'))'.repeat(40)}`
    for (const code of [many, long, nested]) {
      // CPU time, so that busy neighbours change nothing; quadratic walks took half a minute.
      const start = process.cpuUsage()
      way(code)
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(5_000)
    }
  })
})
