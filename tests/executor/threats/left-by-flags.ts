/**
 * Dropped calls of what goes round until a flag is written outside, in other words than a loop with a name in its test;
 * and of what ends by itself.
 */
export const LEFT_BY_FLAGS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      "const active = new Set(['a']); let n = 0; async function beat(id) { while (active.has(id)) { n++; await sleep(2) } } beat('a'); await sleep(10); active.delete('a'); n > 0",
    ],
    true,
  ],
  [
    [
      "const active = new Map([['a', true]]); let n = 0; async function beat(id) { while (active.get(id)) { n++; await sleep(2) } } beat('a'); await sleep(10); active.set('a', false); n > 0",
    ],
    true,
  ],
  [
    [
      "const flags = { a: true }; let n = 0; async function beat(id) { while (flags[id]) { n++; await sleep(2) } } beat('a'); await sleep(10); flags['a'] = false; n > 0",
    ],
    true,
  ],
  [
    [
      "const flags = { a: true }; const k = 'a'; let n = 0; async function beat(id) { while (flags[id]) { n++; await sleep(2) } } beat(k); await sleep(10); delete flags[k]; n > 0",
    ],
    true,
  ],
  [
    [
      'function every(ms, f) { let on = true; const tick = async () => { if (!on) return; f(); await sleep(ms); tick() }; tick(); return () => { on = false } } let n = 0; const stop = every(2, () => { n++ }); await sleep(10); stop(); n > 0',
    ],
    true,
  ],
  [
    [
      'function every(ms, f) { let on = true; const tick = async () => { f(); await sleep(ms); if (on) tick() }; tick(); return () => { on = false } } let n = 0; const stop = every(2, () => { n++ }); await sleep(10); stop(); n > 0',
    ],
    true,
  ],
  [
    [
      'function every(ms, f) { let on = true; const tick = async () => { if (!on) return; await f(); await sleep(ms); return tick() }; tick(); return { stop: () => { on = false } } } let n = 0; const t = every(2, async () => { n += await tool(1) }); await sleep(10); t.stop(); n > 0',
    ],
    true,
  ],
  [
    [
      'function every(ms, f) { let on = true; const tick = async () => { if (!on) return; f(); await sleep(ms); tick() }; tick(); return () => { on = false } } 0',
      'let n = 0; const stop = every(2, () => { n++ }); await sleep(10); stop(); n > 0',
    ],
    true,
  ],
  [
    [
      'class Poller { on = true; n = 0; async tick() { if (!this.on) return; this.n++; await sleep(2); this.tick() } stop() { this.on = false } } const p = new Poller(); p.tick(); await sleep(10); p.stop(); p.n > 0',
    ],
    true,
  ],
  [
    [
      "class Poller { state = 'idle'; n = 0; isOn() { return this.state === 'running' } start() { this.state = 'running'; this.loop(); return this } stop() { this.state = 'stopped' } async loop() { while (this.isOn()) { this.n++; await sleep(2) } } } const p = new Poller().start(); await sleep(10); p.stop(); p.n > 0",
    ],
    true,
  ],
  [
    [
      "class Poller { state = 'idle'; n = 0; get on() { return this.state === 'running' } start() { this.state = 'running'; this.loop(); return this } stop() { this.state = 'stopped' } async loop() { while (this.on) { this.n++; await sleep(2) } } } const p = new Poller().start(); await sleep(10); p.stop(); p.n > 0",
    ],
    true,
  ],
  [
    [
      'const todo = new Set([1, 2]); const out = []; async function all() { while (todo.size > 0) { const [x] = todo; todo.delete(x); out.push(await tool(x)) } } todo.add(3); all(); out',
    ],
    [1, 2, 3],
  ],
  [
    [
      "const left = { a: 2 }; const out = []; async function all(k) { while (left[k]) { left[k]--; out.push(await tool(k)) } } left['a'] = 3; all('a'); out",
    ],
    ['a', 'a', 'a'],
  ],
  [['let n = 0; const tick = async () => { if (n >= 3) return; n += await tool(1); tick() }; n = 1; tick(); n'], 3],
  [
    [
      'let n = 0, on = true; const tick = async () => { if (!on) return; n += await tool(1); if (n >= 3) on = false; tick() }; on = true; tick(); n',
    ],
    3,
  ],
  [
    [
      'class R { tries = 0; ok = false; async attempt() { this.tries++; this.ok = (await tool(this.tries)) > 2 } async run() { while (!this.ok && this.tries < 5) await this.attempt() } } const r = new R(); r.ok = false; r.run(); r.tries',
    ],
    3,
  ],
  [
    [
      'const walk = async (n) => { if (!n) return; out.push(await tool(n.v)); walk(n.next) }; const out = []; walk({ v: 1, next: { v: 2 } }); out',
    ],
    [1, 2],
  ],
  [
    [
      'const out = []; let more = true; const page = async (n) => { const r = await tool(n); out.push(r); if (r < 3) page(n + 1); else more = false }; more = true; page(1); out',
    ],
    [1, 2, 3],
  ],
  [['let n = 0; async function main() { await new Promise(r => globalThis.setTimeout(r, 3)); n = 3 } main(); n'], 3],
]
