import type { Case } from '../../support/ways-of-running.ts'

/**
 * Programs with `for await` and async generators, which note in `log` what happens in which order; `tick` gives what it
 * is given after a turn of the microtasks.
 */
export const FOR_AWAIT_PROGRAMS: readonly (readonly [behaviour: string, code: string])[] = [
  [
    'break waits for return',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { log.push('next'); return { value: ++this.i, done: this.i > 3 } }, async return() { log.push('ret'); await tick(); await tick(); log.push('ret done'); return {} } }; for await (const x of it) { log.push(x); if (x === 2) break } log.push('after')`,
  ],
  [
    'no return after done',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { log.push('next'); return { value: ++this.i, done: this.i > 2 } }, async return() { log.push('ret'); return {} } }; for await (const x of it) log.push(x); log.push('after')`,
  ],
  [
    'return in function',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { log.push('ret'); await tick(); log.push('ret done'); return {} } }; async function f() { for await (const x of it) return x } log.push(await f()); log.push('after')`,
  ],
  [
    'throw in body',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { log.push('ret'); await tick(); log.push('ret done'); return {} } }; try { for await (const x of it) throw 'body' } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'throw in next',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { throw 'next' }, async return() { log.push('ret'); return {} } }; try { for await (const x of it) log.push(x) } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'return throws on break',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { throw 'ret' } }; try { for await (const x of it) break; log.push('no') } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'return throws on body throw',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { throw 'ret' } }; try { for await (const x of it) throw 'body' } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'return gives no object',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { return 1 } }; try { for await (const x of it) break; log.push('no') } catch (e) { log.push(e.name) } log.push('after')`,
  ],
  [
    'next gives no object',
    `const it = { [Symbol.asyncIterator]() { return this }, async next() { return 1 } }; try { for await (const x of it) break; log.push('no') } catch (e) { log.push(e.name) } log.push('after')`,
  ],
  [
    'no return method',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } } }; for await (const x of it) { log.push(x); break } log.push('after')`,
  ],
  [
    'generator finally on break',
    `async function* g() { try { yield 1; yield 2 } finally { log.push('fin'); await tick(); await tick(); log.push('fin done') } } for await (const x of g()) { log.push(x); break } log.push('after')`,
  ],
  [
    'generator finally on return',
    `async function* g() { try { yield 1; yield 2 } finally { log.push('fin'); await tick(); log.push('fin done') } } async function f() { for await (const x of g()) { log.push(x); return 'r' } } log.push(await f()); log.push('after')`,
  ],
  [
    'generator finally on throw',
    `async function* g() { try { yield 1; yield 2 } finally { log.push('fin'); await tick(); log.push('fin done') } } try { for await (const x of g()) throw 'b' } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'generator throws',
    `async function* g() { yield 1; throw 'g' } try { for await (const x of g()) log.push(x) } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'continue outer label',
    `async function* g(n) { try { yield n + 1; yield n + 2 } finally { log.push('fin' + n); await tick(); log.push('fin done' + n) } } outer: for await (const a of g(0)) { for await (const b of g(10)) { log.push(a + b); continue outer } } log.push('after')`,
  ],
  [
    'break outer label',
    `async function* g(n) { try { yield n + 1; yield n + 2 } finally { log.push('fin' + n); await tick(); log.push('fin done' + n) } } outer: for await (const a of g(0)) { for await (const b of g(10)) { log.push(a + b); break outer } } log.push('after')`,
  ],
  [
    'sync iterable of promises',
    `for await (const x of [Promise.resolve(1), 2, tick(3)]) log.push(x); log.push('after')`,
  ],
  [
    'sync iterable, break',
    `const it = { i: 0, [Symbol.iterator]() { return this }, next() { return { value: ++this.i, done: this.i > 3 } }, return() { log.push('ret'); return {} } }; for await (const x of it) { log.push(x); break } log.push('after')`,
  ],
  [
    'sync generator, break',
    `function* g() { try { yield tick(1); yield 2 } finally { log.push('fin') } } for await (const x of g()) { log.push(x); break } log.push('after')`,
  ],
  [
    'sync generator, throw',
    `function* g() { try { yield 1; yield 2 } finally { log.push('fin') } } try { for await (const x of g()) throw 't' } catch (e) { log.push(e) } log.push('after')`,
  ],
  [
    'destructuring',
    `async function* g() { yield { a: 1, b: [2] } } for await (const { a, b: [c], d = 5 } of g()) log.push(a, c, d)`,
  ],
  [
    'assignment target',
    `let v; const o = {}; async function* g() { yield 1; yield 2 } for await (v of g()) log.push(v); for await (o.x of g()) log.push(o.x); log.push(v)`,
  ],
  [
    'closures per round',
    `const fs = []; async function* g() { yield 1; yield 2 } for await (const x of g()) fs.push(() => x); log.push(fs.map((f) => f()).join())`,
  ],
  ['var binding', `async function* g() { yield 1; yield 2 } for await (var q of g()) log.push(q); log.push(q)`],
  [
    'interleaving with microtasks',
    `void (async () => { for (let i = 0; i < 14; i++) { log.push('m' + i); await null } })(); async function* g() { yield 1; yield 2 } for await (const x of g()) log.push(x); log.push('after')`,
  ],
  [
    'interleaving break',
    `void (async () => { for (let i = 0; i < 14; i++) { log.push('m' + i); await null } })(); async function* g() { yield 1; yield 2 } for await (const x of g()) { log.push(x); break } log.push('after')`,
  ],
  [
    'interleaving sync',
    `void (async () => { for (let i = 0; i < 14; i++) { log.push('m' + i); await null } })(); for await (const x of [1, 2]) log.push(x); log.push('after')`,
  ],
  [
    'yield* async',
    `async function* a() { try { yield 1; yield 2 } finally { log.push('a fin'); await tick(); log.push('a fin done') } } async function* b() { const r = yield* a(); log.push(r) } for await (const x of b()) { log.push(x); break } log.push('after')`,
  ],
  [
    'yield* return value',
    `async function* a() { yield 1; return 'r' } async function* b() { log.push(yield* a()) } for await (const x of b()) log.push(x)`,
  ],
  [
    'yield* of sync promises',
    `async function* b() { yield* [tick(1), Promise.resolve(2)] } for await (const x of b()) log.push(x)`,
  ],
  [
    'yield* throw',
    `async function* a() { try { yield 1 } catch (e) { log.push('c' + e); yield 9 } } async function* b() { yield* a() } const it = b(); log.push((await it.next()).value, (await it.throw('t')).value, (await it.next()).done)`,
  ],
  [
    'yield* hand-written',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next(v) { log.push('n' + v); return { value: ++this.i, done: this.i > 2 } }, async return(v) { log.push('ret' + v); await tick(); return { value: 'rv', done: true } } }; async function* b() { yield* it } const g = b(); log.push((await g.next('a')).value, (await g.next('b')).value); log.push(JSON.stringify(await g.return('z')))`,
  ],
  [
    'yield promise',
    `async function* g() { yield tick(1); yield Promise.resolve(2); try { yield Promise.reject('x') } catch (e) { log.push('in ' + e); yield 3 } } for await (const x of g()) log.push(x)`,
  ],
  ['return promise', `async function* g() { return tick(1) } log.push(JSON.stringify(await g().next()))`],
  [
    'queue',
    `async function* g() { log.push('s1'); yield 1; log.push('s2'); yield 2; log.push('s3') } const it = g(); const l = await Promise.all([it.next(), it.next(), it.next()]); log.push(l.map((r) => r.value + ':' + r.done).join())`,
  ],
  [
    'return before start',
    `async function* g() { log.push('never') ; yield 1 } const it = g(); log.push(JSON.stringify(await it.return(4)), JSON.stringify(await it.next()))`,
  ],
  [
    'async iterable getter order',
    `const it = { get [Symbol.asyncIterator]() { log.push('get'); return () => ({ get next() { log.push('get next'); let i = 0; return async () => ({ value: ++i, done: i > 2 }) }, get return() { log.push('get return'); return undefined } }) } }; for await (const x of it) { log.push(x); if (x === 2) break } log.push('after')`,
  ],
  [
    'break in try-finally',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: ++this.i, done: this.i > 3 } }, async return() { log.push('ret'); await tick(); log.push('ret done'); return {} } }; for await (const x of it) { try { break } finally { log.push('f'); await tick(); log.push('f2') } } log.push('after')`,
  ],
  [
    'done without value',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return this.i++ ? { done: true } : {} } }; for await (const x of it) log.push(String(x)); log.push('after')`,
  ],
  [
    'plain next',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, next() { return { value: ++this.i, done: this.i > 2 } }, return() { log.push('ret'); return {} } }; for await (const x of it) { log.push(x); break } log.push('after')`,
  ],
  [
    'value is a promise, async iterator',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: Promise.resolve(++this.i), done: this.i > 1 } } }; for await (const x of it) log.push(await x); log.push('after')`,
  ],
  [
    'destructuring throws',
    `const it = { i: 0, [Symbol.asyncIterator]() { return this }, async next() { return { value: null, done: false } }, async return() { log.push('ret'); await tick(); log.push('ret done'); return {} } }; try { for await (const { a } of it) log.push('no') } catch (e) { log.push(e.name) } log.push('after')`,
  ],
  ['not iterable', `try { for await (const x of 5) log.push(x) } catch (e) { log.push(e.name) } log.push('after')`],
  [
    'concurrent loops',
    `const mk = (n) => (async function* () { try { for (let i = 0; i < 3; i++) { await tick(); yield n + i } } finally { log.push('fin' + n); await tick(); log.push('fd' + n) } })(); const run = async (n) => { for await (const x of mk(n)) { log.push(x); if (x % 10 === 1) break } log.push('end' + n) }; await Promise.all([run('a'), run(10), run(20)]); log.push('after')`,
  ],
]

/** Cells whose loops call host functions, are left early, or give the cell its value. */
export const LOOPS_IN_CELLS: readonly Case[] = (
  [
    ['for await (const x of [1, 2]) x', 2],
    ['for await (const x of [1, 2]) { x * 2 }', 4],
    ['let v; for await (v of [1, 2]) { v * 2 }', 4],
    ['for await (var w of [1, 2]) ; w', 2],
    ['async function f() { for await (var w of [1, 2]) ; return typeof globalThis.w + w } await f()', 'undefined2'],
    [
      'async function* s() { yield 1; yield 2 } function f() { for (var w of s()) ; return typeof globalThis.w + w } f()',
      'undefined2',
    ],
    [
      `async function* s(n) { try { yield n; yield n + 1 } finally { await tool(1); l.push('f' + n) } } const l = []; a: for (const x of s(0)) { for (const y of s(10)) { l.push(x + y); continue a } } l.join()`,
      '10,f10,11,f10,f0',
    ],
    [
      'const l = []; async function* s() { yield tool(1); yield tool(2) } for await (const x of s()) l.push(x); l',
      [1, 2],
    ],
    [
      'const it = { [Symbol.asyncIterator]() { let i = 0; return { next() { return { value: tool(++i), done: i > 2 } } } } }; const l = []; for await (const x of it) l.push(x); l',
      [1, 2],
    ],
    [
      `const it = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: tool(++i), done: i > 2 }), async return() { await tool(1); l.push('r'); return {} } } } }; const l = []; for await (const x of it) { l.push(x); break } l`,
      [1, 'r'],
    ],
    [
      'const l = []; for await (const x of [1, 2, 3]) { if (x === 2) continue; l.push(() => x) } l.map((f) => f())',
      [1, 3],
    ],
    [`async function f(p) { for await (const x of p) return x } f([Promise.resolve(false)]) ? 'P' : 'n'`, 'n'],
    [
      `async function f(p) { for await (const x of p) if (x) return 'P'; return 'n' } await f([Promise.resolve(false)])`,
      'n',
    ],
    ['async function* g() { for await (const x of [1, 2]) yield x } [...g()]', [1, 2]],
    [
      `async function* g() { try { for await (const x of h()) yield x } finally { l.push('g') } } async function* h() { try { yield 1; yield 2 } finally { await tool(1); l.push('h') } } const l = []; for await (const x of g()) { l.push(x); break } l`,
      [1, 'h', 'g'],
    ],
    ['for await (const x of [1, 2]) { return x }', 1],
    [
      `async function* h() { try { yield 1; yield 2 } finally { await tool(1); console.log('h') } } for await (const x of h()) { return x }`,
      1,
    ],
    [
      'const fs = [1,2].map(async (n) => { let s = 0; for await (const x of [n, tool(n)]) s += x; return s }); (await Promise.all(fs)).join()',
      '2,4',
    ],
    [
      'class A { async *[Symbol.asyncIterator]() { yield 1; yield tool(2) } } const l = []; for await (const x of new A()) l.push(x); l',
      [1, 2],
    ],
    ['try { for await (const x of null) ; } catch (e) { e.name }', 'TypeError'],
    ['try { for await (const x of { [Symbol.asyncIterator]() { return 1 } }) ; } catch (e) { e.name }', 'TypeError'],
    ['async function f() { for await (const [a, b = a] of [[1], [2, 3]]) console.log(a, b); } await f(); 1', 1],
    [
      `eval("(async () => { const l = []; for await (const x of [1, Promise.resolve(2)]) l.push(x); return l })()")`,
      [1, 2],
    ],
    ['const l = await Array.fromAsync((async function* () { yield 1; yield 2 })()); l', [1, 2]],
    [
      `const l = []; const it = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: ++i, done: i > 2 }), async return() { await tool(1); l.push('r'); return {} } } } }; try { await Array.fromAsync(it, (x) => { throw x }) } catch (e) { l.push(e) } await Array.fromAsync(it); l`,
      ['r', 1],
    ],
  ] as const
).map(([code, value]) => [code, code, value])
