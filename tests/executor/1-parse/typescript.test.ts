import { expect, test } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { print } from '../../../packages/executor/src/4-print/print.ts'

const options = { sourceBytes: 1 << 20 }
const cell = (code: string) => print(parse(code, options), code).text
const module = (code: string) => print(parse(code, { ...options, as: 'module' }), code).text

const SAME: readonly (readonly [typescript: string, javascript: string])[] = [
  [
    'let x: number = 1, y!: string, { a, b }: { a: number; b: X } = z, [c]: number[] = w',
    'let x = 1, y, { a, b } = z, [c] = w',
  ],
  [
    'function f(this: Foo, a?: string, { b }: X = {}, ...c: any[]): asserts a is string { return }',
    'function f(a, { b } = {}, ...c) { return }',
  ],
  [
    'const f = async <T,>(a: T, b?: U): Promise<T> => a, g = <T>(a: T) => a; const h = function <T>(this: T) { }',
    'const f = async (a, b) => a, g = (a) => a; const h = function () { }',
  ],
  ['function f(a: string): void; function f(a: number): void; function f(a: any) { }', 'function f(a) { }'],
  [
    'let a = x as unknown as string, b = x!, c = <any>x, d = x satisfies Y, e = x!.y![0]!(), f = g<string>',
    'let a = x, b = x, c = x, d = x, e = x.y[0](), f = g',
  ],
  [
    '(x as any) = 1; x! = 2; [x as any] = y; ({ a: x! } = y); (x as any)++; x!++; (<any>x).y = 1; let q: 1',
    'x = 1; x = 2; [x] = y; ({ a: x } = y); x++; x++; x.y = 1; let q',
  ],
  [
    'f<string>(1); new Map<string, number>(); tag<string>`a`; a?.b<string>(1); a?.b!.c; (a?.b)!.c',
    'f(1); new Map(); tag`a`; a?.b(1); a?.b.c; (a?.b).c',
  ],
  [
    'interface A { x: number } type B = A | null; declare const x: number; declare function f(): void; declare class Q { } let z',
    'let z',
  ],
  [
    'declare global { var x: any } declare module "x" { } declare enum E { A } declare namespace N { const q: 1 } let z',
    'let z',
  ],
  [
    'try { } catch (e: unknown) { } for (const x of y as any[]) ; for (const k in x as any) ; for await (const x of <any>y) ;',
    'try { } catch (e) { } for (const x of y) ; for (const k in x) ; for await (const x of y) ;',
  ],
  [
    'if (a) interface_; else { type T = 1; b } switch (a) { case 1: type U = 2; b }',
    'if (a) interface_; else { b } switch (a) { case 1: b }',
  ],
  [
    'const o = { m<T>(a: T): void { }, async n(): Promise<number> { return 1 as number }, get p(): string { return `${x as any}` } }',
    'const o = { m(a) { }, async n() { return 1 }, get p() { return `${x}` } }',
  ],
  [
    'abstract class A<T> extends B<T> implements C, D { private readonly x: number = 1; static y?: string; declare z: number; abstract w: string; #p?: number = 2; abstract foo(): void; m?(): void { } [k: string]: any; override n(): void { } get q(): number { return 1 } protected static async *r<U>(a: U): AsyncGenerator<U> { } bar(a: string): void; bar(a: any) { } }',
    'class A extends B { x = 1; static y; #p = 2; m() { } n() { } get q() { return 1 } static async *r(a) { } bar(a) { } }',
  ],
  ['class A { constructor(); constructor(a?: any) { } }', 'class A { constructor(a) { } }'],
  [
    'class A { constructor(private readonly a: string, public b = 2, c?: number) { work(c) } }',
    'class A { a; b; constructor(a, b = 2, c) { this.a = a; this.b = b; work(c) } }',
  ],
  [
    'class A extends B { constructor(public a?: string) { log(); super(1); work() } }',
    'class A extends B { a; constructor(a) { log(); super(1); this.a = a; work() } }',
  ],
  [
    'import type { A } from "a"; import { type B, C } from "b"; import D, { type E } from "c"; import type * as Y from "y"',
    'import { C } from "b"; import D from "c"',
  ],
  [
    'export interface Q { } export type R = 1; export type { A } from "a"; export const x: number = 1; export default f as any',
    'const x = 1; f',
  ],
  ['const yes: boolean = await approve("x") as boolean; return yes', 'const yes = await approve("x"); return yes'],
]
for (const [typescript, javascript] of SAME) {
  test(`parse() drops types: ${typescript.slice(0, 70)}`, () => {
    expect(cell(typescript)).toBe(cell(javascript))
  })
}

test('parse() leaves nothing of TypeScript in the tree', () => {
  const keys = new Set<string>()
  const types = new Set<unknown>()
  for (const [typescript] of SAME) {
    JSON.stringify(parse(typescript, options), (key, value: unknown) => {
      keys.add(key)
      if (key === 'type') types.add(value)
      return value
    })
  }
  for (const key of ['typeAnnotation', 'returnType', 'typeParameters', 'declare', 'abstract', 'loc', 'implements']) {
    expect(keys.has(key), key).toBe(false)
  }
  expect([...types].filter((type) => String(type).startsWith('TS'))).toEqual([])
})

test('parse() keeps offsets in the code as it was given', () => {
  const code = 'let total: number = (price as number) + tax!'
  const [statement] = parse(code, options).body
  if (statement?.type !== 'VariableDeclaration') throw new Error()
  const { id, init } = statement.declarations[0] ?? {}
  expect(code.slice(id?.start, id?.end)).toBe('total')
  if (init?.type !== 'BinaryExpression') throw new Error()
  expect(code.slice(init.left.start, init.left.end)).toBe('price')
  expect(code.slice(init.right.start, init.right.end)).toBe('tax')
})

const ENUMS: readonly (readonly [code: string, value: unknown])[] = [
  ['enum E { A, B = 5, C }', { 0: 'A', 5: 'B', 6: 'C', A: 0, B: 5, C: 6 }],
  ['enum E { A = "x", B = `y`, C = "z" + 1, "d e" = "f" }', { A: 'x', B: 'y', C: 'z1', 'd e': 'f' }],
  ['enum E { A = "abc".length, B = A * 2 }', { 3: 'A', 6: 'B', A: 3, B: 6 }],
  ['enum E { A = 1 } enum E { B = 2 }', { 1: 'A', 2: 'B', A: 1, B: 2 }],
]
for (const [code, value] of ENUMS) {
  test(`parse() writes enums out: ${code}`, () => {
    const run = new Function(`${cell(code)}\nreturn E`) as () => unknown
    expect(run()).toEqual(value)
  })
}

test('parse() computes enum members from constants', () => {
  const run = new Function(
    `${cell('enum E { A = 1 << 2, B = A | 1, C = -B, D, F = ~A, G = (2 + 3) * 2, H }')}\nreturn E`,
  )
  expect(run()).toMatchObject({ A: 4, B: 5, C: -5, D: -4, F: -5, G: 10, H: 11, '-4': 'D', 11: 'H' })
})

test('parse() keeps exports of TypeScript modules', () => {
  expect(
    module(
      'export const mean = (xs: number[]): number => 1; export type X = 1; export enum S { A } export { mean as m, type X as Y }',
    ),
  ).toBe(
    module(
      'export const mean = (xs) => 1; export var S = (S => { S[S["A"] = 0] = "A"; return S })({}); export { mean as m }',
    ),
  )
})

const REFUSED: readonly (readonly [code: string, message: string])[] = [
  ['namespace N { export const a = 1 }', 'TypeScript namespaces are not supported'],
  ['let a: 1; import x = require("x")', 'import … = is not supported'],
  ['@dec class A { }', 'Decorators are not supported'],
  ['class A { @dec m() { } }', 'Decorators are not supported'],
  ['class A { accessor x = 1 }', "'accessor' is not supported"],
  ['export = 5', 'export = is not supported'],
  ['enum E { A = f(), B }', "Enum member 'B' needs a value"],
  [
    'class A extends B { constructor(private a) { if (a) super() } }',
    'super(…) must be a statement of its own in a constructor with parameter properties',
  ],
]
for (const [code, message] of REFUSED) {
  test(`parse() refuses with a place: ${code}`, () => {
    expect(() => parse(code, options)).toThrow(
      expect.objectContaining({ code: 'syntax', message, position: expect.objectContaining({ line: 1 }) }),
    )
  })
}
