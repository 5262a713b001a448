import type { Case } from '../../support/ways-of-running.ts'

/** What functions that give promises are besides, in one cell. */
export const GIVING_FUNCTIONS: readonly Case[] = [
  [
    `const c = []; const wake = () => { c.shift()?.() }; let ready = false; const p = (async () => { whil`,
    `const c = []; const wake = () => { c.shift()?.() }; let ready = false; const p = (async () => { while (!ready) await new Promise((resolve) => c.push(resolve)); return 'ok' })(); await tool(1); wake(); ready = true; await p`,
    'ok',
  ],
  [
    `class C { ws = []; wait() { return new Promise((resolve, reject) => this.ws.push({ resolve, reject }`,
    `class C { ws = []; wait() { return new Promise((resolve, reject) => this.ws.push({ resolve, reject })) } wake() { this.ws.forEach((w) => w.resolve()); this.ws = [] } } const c = new C(); let n = 0; const job = (async () => { await c.wait(); n++; await c.wait(); n++ })(); await tool(1); c.wake(); await tool(1); c.wake(); await job; n`,
    2,
  ],
  [
    `const c = new Map(); const settle = (id, v) => { const e = c.get(id); c.delete(id); e.resolve(v) }; `,
    `const c = new Map(); const settle = (id, v) => { const e = c.get(id); c.delete(id); e.resolve(v) }; let state = 'waiting'; const p = new Promise((resolve, reject) => c.set(1, { resolve, reject })).then(() => state); await tool(1); settle(1, 5); state = 'done'; await p`,
    'done',
  ],
  [
    `class S { on = false; n = 0; async start() { this.on = true; while (this.on) { await sleep(1); this.`,
    `class S { on = false; n = 0; async start() { this.on = true; while (this.on) { await sleep(1); this.n++ } } stop() { this.on = false } } const s = new S(); s.start(); await sleep(20); s.stop(); 'on'`,
    'on',
  ],
  [
    `const out = []; class Q { w = []; push(v) { const w = this.w.shift(); if (w) w(v) } take() { return `,
    `const out = []; class Q { w = []; push(v) { const w = this.w.shift(); if (w) w(v) } take() { return new Promise((r) => this.w.push(r)) } } const q = new Q(); const a = q.take().then((v) => out.push(v)), b = q.take().then((v) => out.push(v)); q.push(1); q.push(2); out.push('sync'); await a; await b; out.join()`,
    'sync,1,2',
  ],
  [
    `const p = Promise.resolve(false); const l = [].concat([p]); l[0] ? 'P' : 'n'`,
    `const p = Promise.resolve(false); const l = [].concat([p]); l[0] ? 'P' : 'n'`,
    'n',
  ],
  [
    `const ok = async (a) => approve(a); const all = []; const p = ok('bad'); all.push(p); const l = [].c`,
    `const ok = async (a) => allow(a); const all = []; const p = ok('bad'); all.push(p); const l = [].concat([p]); if (l[0]) danger(); await p; 0`,
    0,
  ],
  [
    `const ok = async (a) => approve(a); const jobs = ['bad'].map(ok); const all = [].concat(jobs); const`,
    `const ok = async (a) => allow(a); const jobs = ['bad'].map(ok); const all = [].concat(jobs); const r = all[0] ? 'P' : 'n'; await Promise.all(jobs); r`,
    'n',
  ],
  [
    `const ok = async (a) => approve(a); const jobs = ['bad'].map(ok); const all = [0].concat(jobs).slice`,
    `const ok = async (a) => allow(a); const jobs = ['bad'].map(ok); const all = [0].concat(jobs).slice(1); const r = all[0] ? 'P' : 'n'; await Promise.all(jobs); r`,
    'n',
  ],
  [
    `const p = Promise.resolve(false); const [x] = [].concat([p]); x ? 'P' : 'n'`,
    `const p = Promise.resolve(false); const [x] = [].concat([p]); x ? 'P' : 'n'`,
    'n',
  ],
  [
    `const p = Promise.resolve(false); let r = 'n'; for (const x of [].concat([p])) if (x) r = 'P'; r`,
    `const p = Promise.resolve(false); let r = 'n'; for (const x of [].concat([p])) if (x) r = 'P'; r`,
    'n',
  ],
  [
    `const p = Promise.resolve(false); [].concat(...[[p]])[0] ? 'P' : 'n'`,
    `const p = Promise.resolve(false); [].concat(...[[p]])[0] ? 'P' : 'n'`,
    'n',
  ],
  [
    `const ok = async (a) => approve(a); await [].concat([ok(1)])[0].then((x) => [x])`,
    `const ok = async (a) => allow(a); await [].concat([ok(1)])[0].then((x) => [x])`,
    [true],
  ],
  [
    `const ok = async (a) => approve(a); const p = ok('bad'); const r = Object.getOwnPropertyDescriptor({`,
    `const ok = async (a) => allow(a); const p = ok('bad'); const r = Object.getOwnPropertyDescriptor({ p }, 'p').value ? 'P' : 'n'; await p; r`,
    'n',
  ],
  [
    `const ok = async (a) => approve(a); function M(v) { if (v === 0) return ok(1); this.v = v } M.protot`,
    `const ok = async (a) => allow(a); function M(v) { if (v === 0) return ok(1); this.v = v } M.prototype = { get() { return this.v } }; await ok(1); new M(3).get()`,
    3,
  ],
  [
    `const ok = async (a) => approve(a); function M(v) { if (new.target === M) { this.v = v; return } ret`,
    `const ok = async (a) => allow(a); function M(v) { if (new.target === M) { this.v = v; return } return ok(v) } const m = new M(2); await ok(1); m.v`,
    2,
  ],
  [
    `const mk = (over) => ({ async t(a) { return 1 }, ...over }); const spy = (a) => a; mk({ t: spy }).t `,
    `const mk = (over) => ({ async t(a) { return 1 }, ...over }); const spy = (a) => a; mk({ t: spy }).t === spy`,
    true,
  ],
  [
    `const ok = async (a) => approve(a); class K {} const o = { t(a) { return ok(a) }, ...{ t: K } }; awa`,
    `const ok = async (a) => allow(a); class K {} const o = { t(a) { return ok(a) }, ...{ t: K } }; await ok(1); [o.t === K, new K().constructor === K]`,
    [true, true],
  ],
  [
    `const use = (f) => f('bad') ? 'P' : 'n'; const ok = async (a) => approve(a); function f(a) { if (new`,
    `const use = (f) => f('bad') ? 'P' : 'n'; const ok = async (a) => allow(a); function f(a) { if (new.target) return { r: use(new.target) }; return ok(a) } await Promise.all([f(1)]); new f().r`,
    'n',
  ],
  [
    `const ok = async (a) => approve(a); await new Proxy(ok, {})(1).then((x) => [x])`,
    `const ok = async (a) => allow(a); await new Proxy(ok, {})(1).then((x) => [x])`,
    [true],
  ],
  [
    `const ok = async (a) => approve(a); await Function.prototype.call.bind(ok)(null, 1).then((x) => [x])`,
    `const ok = async (a) => allow(a); await Function.prototype.call.bind(ok)(null, 1).then((x) => [x])`,
    [true],
  ],
  [
    `const svc = new Proxy(async (ms) => { await slow(0, ms); return 'ok' }, {}); await Promise.race([svc`,
    `const svc = new Proxy(async (ms) => { await slow(0, ms); return 'ok' }, {}); await Promise.race([svc(90), slow('late', 3)])`,
    'late',
  ],
  [
    `let open; const ex = async (r) => { await new Promise(o => open = o); r(1) }; const p = new Promise(`,
    `let open; const ex = async (r) => { await new Promise(o => open = o); r(1) }; const p = new Promise(ex); open(); await p`,
    1,
  ],
  [
    `const ok = async (a) => approve(a); let r = 0; const list = [1, 2].map((x) => new Promise((r) => r(o`,
    `const ok = async (a) => allow(a); let r = 0; const list = [1, 2].map((x) => new Promise((r) => r(ok(x)))); (await Promise.all(list)).join()`,
    'true,true',
  ],
  [
    `const p = [1]; class L extends Array {} const l = L.of(Promise.resolve(1)); l + ''`,
    `const p = [1]; class L extends Array {} const l = L.of(Promise.resolve(1)); l + ''`,
    '1',
  ],
  [
    `const one = async () => tool(1); [Object.is(1, one()), Object.is(one(), 1), Object.is(one`,
    `const one = async () => tool(1); [Object.is(1, one()), Object.is(one(), 1), Object.is(one(), one())]`,
    [true, true, true],
  ],
  [
    `const ok = async (a) => allow(a); Object.is(true, ok('bad')) ? 'P' : 'n'`,
    `const ok = async (a) => allow(a); Object.is(true, ok('bad')) ? 'P' : 'n'`,
    'n',
  ],
  [
    `const ok = async (a) => allow(a); const p = ok('bad'); const r = Object.is(p, false) ? 'n`,
    `const ok = async (a) => allow(a); const p = ok('bad'); const r = Object.is(p, false) ? 'n' : 'P'; await p; r`,
    'n',
  ],
  [
    `let open; const p = new Promise((r) => { open = r }); const o = { p }; const r = Object.i`,
    `let open; const p = new Promise((r) => { open = r }); const o = { p }; const r = Object.is(o.p, p); open(); await p; r`,
    true,
  ],
  [
    `const ok = async (a) => allow(a); const is = Object.is; is(false, ok('bad')) ? 'n' : 'P'`,
    `const ok = async (a) => allow(a); const is = Object.is; is(false, ok('bad')) ? 'n' : 'P'`,
    'n',
  ],
]
