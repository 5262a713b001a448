/** What built-ins give to callbacks that take it as a whole: as a rest parameter, as `arguments`. */
export const GATHERED: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { return yes(arguments[2][1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = (...[x, i, all]) => yes(all[1][0]); l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = (...r) => yes(r[2][1][0]); l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { const [x, i, all] = arguments; return yes(all[1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { const all = arguments[2]; return yes(all[1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { return yes([...arguments][2][1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { return yes(Array.from(arguments)[2][1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { return yes(Array.prototype.slice.call(arguments, 2)[0][1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { for (const a of arguments) if (Array.isArray(a) && Array.isArray(a[1])) return yes(a[1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { const { 2: all } = arguments; return yes(all[1][0]) }; l.map(cb)[0]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = function () { return yes(arguments[0][0]) }; l.map(cb)[1]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = (...r) => yes(r[0][0]); l.map(cb)[1]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = (...[x]) => yes(x[0]); l.map(cb)[1]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = (...[[x]]) => yes(x); l.map(cb)[1]',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = 0; l.reduce(function (t) { return t + yes(arguments[3][1][0]) }, "") === "nono" ? "no" : "yes"',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = 0; l.reduce((...r) => r[0] + yes(r[3][1][0]), "") === "nono" ? "no" : "yes"',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = 0; l.reduce((...r) => r[0] + yes(r[1][0]), "") === "yesno" ? "no" : "yes"',
    ],
    'no',
  ],
  [
    [
      'const yes = (v) => v ? "yes" : "no"; async function ok(a) { return allow(a) }; const p = ok("bad"); const l = [[true], [p]]; const z = Promise.all([p]); const cb = 0; [[true], [p]].sort(function () { z.r = yes(arguments[0][0]) + yes(arguments[1][0]); return 0 }); z.r.includes("no") ? "no" : "yes"',
    ],
    'no',
  ],
  [
    [
      'const cb = function () { return arguments[2][1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb(...a) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x, i, l) => { return l[1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb(...a) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x) => { return x.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb(...a) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x) => { return x.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every(function () { return cb.apply(this, arguments) === "yes" }) ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x) => { return x.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every(function () { return cb(...arguments) === "yes" }) ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x, i, l) => { return l[1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every(function () { return cb(...arguments) === "yes" }) ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x, i, l) => { return l[1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb.apply(null, a) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (x, i, l) => { return l[1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => { const [x, i, all] = a; return cb(x, i, all) === "yes" }) ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l[1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb(a[2]) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l[2][1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every((...a) => cb(a) === "yes") ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l[2][1].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.every(function () { return cb(arguments) === "yes" }) ? "yes" : "no"',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l[0].a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.map((...a) => cb(a))[1]',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.map((...[x]) => cb(x))[1]',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.map(function () { return cb(arguments[0]) })[1]',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; l.filter((...a) => cb(...a) === "yes").length === 1 ? "no" : "yes"',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; const run = (...a) => cb(...a); l.map(run)[1]',
    ],
    'no',
  ],
  [
    [
      'const cb = (l) => { return l.a ? "yes" : "no" };async function ok(a) { return allow(a) };0',
      'const l = [{ a: true }, { a: ok("bad") }]; const z = l[1].a.then; const run = (f) => (...a) => f(...a); l.map(run(cb))[1]',
    ],
    'no',
  ],
]
