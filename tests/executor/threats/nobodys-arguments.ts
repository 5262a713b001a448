/** Arguments that no parameter takes. */
export const NOBODYS_ARGUMENTS: readonly (readonly [cells: readonly string[], value: unknown])[] = [
  [
    [
      `async function h0(n) { return refuse("x") }
function h13(n) { const on15 = [(p17) => 1]; on15.push((p19) => 1); for (const f16 of on15) f16(h0(1)); return 1 } try { h13(1) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
function h13(n) { const on15 = [(p17) => 1]; for (const f16 of on15) f16(h0(1)); return 1 } try { h13(1) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const on15 = [(p17) => 1]; function h13(n) { on15[0](h0(1)); return 1 } try { h13(1) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const on15 = [(p17) => 1]; on15.push((p19) => 1); try { for (const f16 of on15) f16(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const ps4 = [3, 1, 2].map(async (v5) => 3); await Promise.all(ps4); const on15 = [(p17) => 1]; on15.push((p19) => 1); try { for (const f16 of on15) f16(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
async function h2() { const ps4 = [3, 1, 2].map(async (v5) => 3); await Promise.all(ps4); } const on15 = [(p17) => 1]; on15.push((p19) => 1); try { for (const f16 of on15) f16(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
async function h2() { const n6 = ([3, 1, 2].map((p7) => 1).find((p9) => true) ?? 0) } const on15 = [(p17) => 1]; on15.push((p19) => 1); try { for (const f16 of on15) f16(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const on15 = [(p17) => 1]; on15.push((p19) => 1); function go() { for (const f16 of on15) f16(h0(1)) } try { go() } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = () => 1; try { f(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = (a) => a; try { f(1, h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
class A { constructor() {} } try { new A(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
class A { } try { new A(h0(1)) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = ([a], {b}) => a; try { f([1, h0(1)], {b: 1}) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = (a) => a; try { f({ b: h0(1) }) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = (a) => 1; try { f({ b: h0(1) }) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = () => 1; try { f({ b: h0(1) }) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `async function h0(n) { return refuse("x") }
const f = () => 1; try { f([h0(1)]) } catch (e) { e.message }`,
    ],
    'x',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => 1]; on4.push((p8) => 1); for (const f5 of on4) f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => 1]; for (const f5 of on4) f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const on4 = [(p6) => 1]; on4.push((p8) => 1); for (const f5 of on4) f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const on4 = [(p6) => 1]; for (const f5 of on4) f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const f = (p6) => 1; f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const f = () => 1; f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const f = async () => 1; f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const f = async (p) => 1; f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const fs = [async () => 1]; for (const f of fs) f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const fs = [() => 1]; for (const f of fs) f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const fs = []; fs.push(() => 1); for (const f of fs) f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { const z = slow(1, 3); log.push(n); return 3 }
const fs = []; fs.push((p) => 1); for (const f of fs) f(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => 1]; const f5 = on4[0]; f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => 1]; const f5 = on4[0]; const p = h0(1); f5(p); log.push("end"); await p; log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => 1, (a) => 1]; const f5 = on4[0]; f5(h0(1)); log.push("end"); log.join()`,
    ],
    '1,end',
  ],
  [
    [
      `const log = []; async function h0(n) { log.push(1); slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => log.push("in")]; const f5 = on4[0]; f5(h0(2)); log.push("end"); log.join()`,
    ],
    '1,2,in,end',
  ],
  [
    [
      `const log = []; async function h0(n) { log.push(1); slow(1, 3); log.push(n); return 3 }
const on4 = [async (p6) => log.push(typeof p6)]; const f5 = on4[0]; f5(h0(2)); log.push("end"); log.join()`,
    ],
    '1,2,number,end',
  ],
]
