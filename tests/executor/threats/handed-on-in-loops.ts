/** Callbacks that hand on what an async function gives, beside those that call the host: forEach waits for all. */
export const HANDED_ON_IN_LOOPS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    ['let ok = true; [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].forEach((f) => f("bad")); ok ? 1 : 2'],
    2,
  ],
  [['let ok = true; [async (x) => { ok = await allow(x) }].forEach((f) => f("bad")); ok ? 1 : 2'], 2],
  [
    [
      'let ok = true; const run = (f) => f("bad"); [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].forEach(run); ok ? 1 : 2',
    ],
    2,
  ],
  [
    ['let ok = true; for (const f of [(x) => { tool(x) }, async (x) => { ok = await allow(x) }]) f("bad"); ok ? 1 : 2'],
    2,
  ],
  [['let ok = true; [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].map((f) => f("bad")); ok ? 1 : 2'], 2],
  [
    [
      'let ok = true; [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].forEach((f) => { f("bad") }); ok ? 1 : 2',
    ],
    2,
  ],
  [['let ok = true; [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].some((f) => f("bad")); ok ? 1 : 2'], 2],
  [
    [
      'let ok = true; [(x) => { tool(x) }, async (x) => { ok = await allow(x) }].reduce((t, f) => { f("bad"); return t }, 0); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) };const run = (f) => f("bad"); run(a); run(b); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) };class C { run(f) { return f("bad") } } const c = new C(); c.run(a); c.run(b); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) };const run = (f) => f("bad"); [a, b].forEach((f) => run(f)); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) };const run = (f) => f("bad"); new Map([[1, a], [2, b]]).forEach((f) => run(f)); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) };const run = (f) => f("bad"); const fs = [a, b]; for (let i = 0; i < 2; i++) run(fs[i]); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => f("bad"); [a, b].map((f) => run(f) ? 1 : 0)',
    ],
    [1, 0],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => f("bad"); [a, b].every((f) => run(f)) ? 1 : 0',
    ],
    0,
  ],
  [['const a = (x) => tool(x), b = async (x) => allow(x);[a, b].filter((f) => f("bad")).length'], 1],
  [['const a = (x) => tool(x), b = async (x) => allow(x);[b, a].find((f) => f("bad")) === a ? 1 : 0'], 1],
  [['const a = (x) => tool(x), b = async (x) => allow(x);[a, b].reduce((t, f) => t + (f("bad") ? 1 : 0), 0)'], 1],
  [
    ['const a = (x) => tool(x), b = async (x) => allow(x);[a, b].flatMap((f) => [f("bad")]).filter((x) => x).length'],
    1,
  ],
  [
    ['const a = (x) => tool(x), b = async (x) => allow(x);"ab".replace(/./g, (c) => (c === "a" ? a : b)("bad"))'],
    'badfalse',
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => { const r = f("bad"); return r }; [run(a), run(b) ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => ({ r: f("bad") }); [run(a).r, run(b).r ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => { try { return f("bad") } finally { } }; [run(a), run(b) ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const t = new Map([["a", a], ["b", b]]); const run = (k) => t.get(k)("bad"); [run("a"), run("b") ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => f("bad"); const s = new Set([run(a), run(b)]); s.has(false)',
    ],
    true,
  ],
  [['const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => f("bad"); run(b) || run(a)'], 'bad'],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x);const run = (f) => f("bad"); JSON.stringify({ r: run(b), q: run(a) })',
    ],
    '{"r":false,"q":"bad"}',
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) }; 0',
      'const run = (f) => f("bad"); [a, b].forEach((f) => run(f)); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const a = (x) => { tool(x) }, b = async (x) => { ok = await allow(x) }; 0',
      'const run = (f) => f("bad"); const fs = [a, b]; for (let i = 0; i < 2; i++) run(fs[i]); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      'const run = (f) => f("bad"); [a, b].every((f) => run(f)) ? 1 : 0',
    ],
    0,
  ],
  [['const a = (x) => tool(x), b = async (x) => allow(x); 0', '[b, a].find((f) => f("bad")) === a ? 1 : 0'], 1],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      '[a, b].flatMap((f) => [f("bad")]).filter((x) => x).length',
    ],
    1,
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      'const run = (f) => { const r = f("bad"); return r }; [run(a), run(b) ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      'const run = (f) => { try { return f("bad") } finally { } }; [run(a), run(b) ? "yes" : "no"]',
    ],
    ['bad', 'no'],
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      'const run = (f) => f("bad"); const s = new Set([run(a), run(b)]); s.has(false)',
    ],
    true,
  ],
  [
    [
      'const a = (x) => tool(x), b = async (x) => allow(x); 0',
      'const run = (f) => f("bad"); JSON.stringify({ r: run(b), q: run(a) })',
    ],
    '{"r":false,"q":"bad"}',
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; new Set([A, B]).forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; new Map([[1, A], [2, B]]).forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; new Uint8Array([0, 1]).forEach((i) => [A, B][i]("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [A, B].forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [{ run: A }, { run: B }].forEach((h) => h.run("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; Object.values({ A, B }).forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [A, B].forEach((f) => f.call(null, "bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [A, B].forEach((f) => void 0 ?? f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [B, A, B].forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [A, (x) => B(x)].forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'let ok = true; const A = (x) => { tool(x) }, B = async (x) => { ok = await allow(x) }; [A].concat(B).forEach((f) => f("bad")); ok ? 1 : 2',
    ],
    2,
  ],
  [
    [
      'class Bus { s = []; on(f) { this.s.push(f) } emit(x) { this.s.forEach((f) => f(x)) } } const bus = new Bus(); let allowed = true; const seen = []; bus.on((x) => seen.push(tool(x))); bus.on(async (x) => { allowed = await allow(x) }); bus.emit("bad"); if (allowed) pay(); allowed',
    ],
    false,
  ],
  [
    [
      'const A = (x) => { tool(x) }, B = async (x) => { throw new Error("no " + x) }; let r; try { [A, B].forEach((f) => f("b")) } catch (e) { r = e.message } r',
    ],
    'no b',
  ],
  [
    [
      'let n = 0, most = 0; const A = (x) => { tool(x) }, B = async (x) => { n++; most = Math.max(most, n); await slow(x, 5); n-- }; [A, B, B].forEach((f) => f("b")); [n, most]',
    ],
    [0, 2],
  ],
]
