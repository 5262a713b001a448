import vm from 'node:vm'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { print } from '../../../packages/executor/src/4-print/print.ts'

// What TypeScript writes enums and parameter properties out to is told by esbuild, for the newest JavaScript.

const reference = (code: string): string => {
  const compilerOptions = { target: 'ESNext', useDefineForClassFields: true }
  return transformSync(code, { loader: 'ts', tsconfigRaw: { compilerOptions } }).code
}
const ours = (code: string): string => print(parse(code, { sourceBytes: 1 << 20 }), code).text
const outcome = (script: string): unknown => vm.runInContext(script, vm.createContext())

const PROGRAMS: readonly string[] = [
  // A parameter or variable of an initialiser hides the member.
  'enum E { X = 1, Y = [1].map((X) => X * 10)[0], Z = (() => { const Y = 5; return Y })() } JSON.stringify(E)',
  'enum E { X = 1, Y = (function (X) { return X })(7), Z = ((y = X) => y)() } JSON.stringify(E)',
  'enum E { A = 2, B = (({ A }) => A)({ A: 6 }), C = (([A]) => A)([7]), D = ((...A) => A.length)(1) } JSON.stringify(E)',
  'enum E { A = 1, B = (() => { try { throw 4 } catch (A) { return A } })() } JSON.stringify(E)',
  'enum E { A = 1, B = (() => { for (const A of [9]) return A })() } JSON.stringify(E)',
  'enum E { A = 1, B = (() => { { let A = 3 } return A })(), C = (() => { A: for (;;) break A; return A })() } E.B + E.C',
  'enum E { A = 2, B = (class { static A = 3 }).A, C = new (class { m() { return A } })().m() } JSON.stringify(E)',
  'enum E { A = 1, B = ({ A: 5 }).A, C = ({ A }).A, D = ({ A() { return A + 1 } }).A() } JSON.stringify(E)',
  'enum E { A = 1, B = typeof A === "number" ? A + 4 : 6, C = f() } function f() { return 3 } JSON.stringify(E)',
  // One name for a member and its enum.
  'enum E { E = 1, B = [E].length, C = (() => E)() + 4 } JSON.stringify(E)',
  'const E_1 = 8; enum E { E = 1, B = [E, E_1][1] } JSON.stringify(E)',
  // A second enum of the name sees the members of the first.
  'enum E { A = 1, B = 2 } enum E { C = A + B, D = Math.max(B, 9), F = 12 } JSON.stringify(E)',
  'enum E { A = "a" } enum E { B = (() => A)() as any, C = A } JSON.stringify(E)',
  'enum E { A = 1 } function f() { enum E { B = 5 } enum E { C = B + 1 } return E } JSON.stringify([E, f()])',
  'const A = 7; { enum E { A = 1 } } enum E { B = [A][0] } JSON.stringify(E)',
  '{ enum E { A = 1, B = A } } typeof E',
  'switch (1) { case 1: enum E { A = 4 } enum E { B = [A][0] } globalThis.kept = JSON.stringify(E) } kept',
  // Values that can be told without running anything.
  'enum E { A = 2, "b-c" = 3, D = E.A + E["b-c"], F = E.D * 2, G } JSON.stringify(E)',
  'enum E { A = 1, B = A << 2, C = `x${A}` as any, D = `${B}y` as any } JSON.stringify(E)',
  'enum E { A = -1, B, C = 2 ** 3, D = ~A, F = 0.5, G, H = 1 / 0, I = -0 } JSON.stringify(E)',
  'enum E { NaN = 1, B = NaN, Infinity = 4, C = -Infinity } JSON.stringify(E)',
  'enum E { A = "x", B = A, C = A + "y", D = A.length } JSON.stringify(E)',
  'enum E { A = B1, B = 1 } var B1; JSON.stringify(E)',
  // Parameter properties are the first fields, and undefined while others are initialised.
  'class A { y = this.x; constructor(public x = 1, private readonly z = 2) {} } JSON.stringify(Object.entries(new A()))',
  'class A { a = "f"; static s = 1; constructor(public b: number, public c = b + 1) { this.a += b } } JSON.stringify(new A(5))',
  'class B { b = 1 } class A extends B { f = this.p; constructor(public p: number) { const k = 3; super(); this.f = k } } JSON.stringify(new A(4))',
  'class A { x; constructor(public x: number, readonly y = 1) {} z = 0 } JSON.stringify(new A(3))',
  'const x = "outer"; class A { g = x; constructor(public x: number) {} } JSON.stringify(new A(2))',
  'class B { set p(v) { throw v } } class A extends B { constructor(public p: number) { super() } } JSON.stringify(new A(2))',
]
for (const code of PROGRAMS) {
  test(`parse() gives TypeScript its meaning: ${code}`, () => {
    expect(outcome(ours(code))).toEqual(outcome(reference(code)))
  })
}
