import { describe } from 'vitest'
import { type Case, describeWays, itGives, REQUEST } from '../../support/ways-of-running.ts'

const PRIVATE_NAMES: readonly Case[] = [
  [
    'a field that has the name of another class’s method',
    `class A { #m() { return tool(1) } go() { return this.#m() } }
     class B { #m; constructor(f) { this.#m = f } go(x) { return this.#m(x) } }
     ${REQUEST}
     [new B((o) => (o.allowed ? 'yes' : 'no')).go(request), new A().go()]`,
    ['no', 1],
  ],
  [
    'code from text in such a field',
    `class A { #m() { return tool(1) } go() { return this.#m() } }
     class B { #m; constructor(f) { this.#m = f } go(x) { return this.#m(x) } }
     new B(new Function('return approve() ? danger("x") : "no"')).go()`,
    'no',
  ],
  [
    'a class inside the class that declares the method',
    `class A {
       #m() { return tool(1) }
       inner() {
         return new (class { #m = (o) => (o.allowed ? 'yes' : 'no'); go(x) { return this.#m(x) } })()
       }
       go() { return this.#m() }
     }
     ${REQUEST}
     [new A().inner().go(request), new A().go()]`,
    ['no', 1],
  ],
  [
    'a method of an inner class, a field of the outer one',
    `class A {
       #m = (o) => (o.allowed ? 'yes' : 'no')
       go(x) {
         class C { #m() { return tool(2) } go() { return this.#m() } }
         return [this.#m(x), new C().go()]
       }
     }
     ${REQUEST} new A().go(request)`,
    ['no', 2],
  ],
  [
    'an inner class that calls the method of the outer one',
    `class A {
       #m() { return approve('x') ? 'yes' : 'no' }
       go() { const it = this; return new (class { #n = 1; go() { return it.#m() } })().go() }
     }
     new A().go()`,
    'no',
  ],
  [
    'an accessor of the same name elsewhere',
    `class A { #m() { return tool(1) } go() { return this.#m() } }
     class B { get #m() { return (o) => (o.allowed ? 'yes' : 'no') } go(x) { return this.#m(x) } }
     ${REQUEST} [new B().go(request), new A().go()]`,
    ['no', 1],
  ],
  [
    'a field of an earlier cell’s name',
    [
      `class A { #m() { return tool(1) } go() { return this.#m() } }; 0`,
      `class B { #m; constructor(f) { this.#m = f } go(x) { return this.#m(x) } }
       ${REQUEST} [new B((o) => (o.allowed ? 'yes' : 'no')).go(request), new A().go()]`,
    ],
    ['no', 1],
  ],
  [
    'static private methods, optional calls and methods of both kinds',
    `class A {
       static #s(x) { return tool(x) }
       #m(x) { return A.#s(x) + 1 }
       go(x) { return [this?.#m(x), A.#s?.(x), this.#m(x)] }
     }
     new A().go(4)`,
    [5, 4, 5],
  ],
  [
    'a private method with default parameters that ask the host',
    `class A { #m(x = approve('d')) { return x ? 'yes' : 'no' } go() { return this.#m() } } new A().go()`,
    'no',
  ],
]

const PATCH = (body: string): string => `
  const plain = Array.prototype[Symbol.iterator]
  const guard = { get ok() { return approve('x') } }
  const seen = []
  let busy = false
  Array.prototype[Symbol.iterator] = function () {
    if (!busy) { busy = true; seen.push(guard.ok ? 'yes' : 'no'); busy = false }
    return plain.call(this)
  };
  ${body}
  Array.prototype[Symbol.iterator] = plain
  seen.every((x) => x === 'no')`

const ITERATORS: readonly Case[] = [
  ['stubs of functions with patterns', PATCH('const g = ({ id }) => tool(id); g({ id: 1 })'), true],
  ['stubs of functions with default values', PATCH('const g = (a, b = 2) => tool(a + b); g(1)'), true],
  ['stubs of functions with rest parameters', PATCH('const g = (a, ...r) => tool(a + r.length); g(1, 2, 3)'), true],
  ['methods', PATCH('const o = { m([a]) { return tool(a) } }; o.m([1])'), true],
  ['callbacks', PATCH('[[1], [2]].map(([a]) => tool(a))'), true],
  ['apply and call', PATCH('tool.apply(null, [1]); const g = ({ a }) => tool(a); g.call(null, { a: 1 })'), true],
  ['immediate timers', PATCH('setImmediate((a) => tool(a), 1); await new Promise((r) => setTimeout(r, 1))'), true],
  [
    'parameters of stubs arrive as they were given',
    `Array.prototype[Symbol.iterator] = undefined
     const g = function (a, b = 2, ...r) { return tool([a, b, r, arguments.length, g.length]) }
     g(1, undefined, 3, 4)`,
    [1, 2, [3, 4], 4, 1],
  ],
  [
    'setters planted on Array.prototype take no part',
    `for (const key of ['0', '1', '2']) Object.defineProperty(Array.prototype, key, { set() { throw new Error('set') }, get() { return 'forged' }, configurable: true })
     const g = (a, b, { c }) => tool(a + b + c)
     g(1, 2, { c: 3 })`,
    6,
  ],
]

const OWNERS: readonly Case[] = [
  [
    'a timer’s callback that throws before it waits leaves no token',
    `${REQUEST}
     const f = (x) => { if (x) throw new Error('early'); return tool(1) }
     let seen
     try { f(true) } catch { seen = request.allowed ? 'yes' : 'no' }
     seen`,
    'no',
  ],
  [
    'a stack that ends between call and callee leaves no token',
    `${REQUEST}
     const deep = () => { try { return deep() } catch { return request.allowed ? 'yes' : 'no' } }
     const f = (n) => (n > 0 ? f(n - 1) : tool(0))
     f(3); request.allowed ? 'yes' : 'no'`,
    'no',
  ],
  [
    'bound, called and applied functions take their own',
    `const f = function (x) { return this.n + tool(x) }
     const b = f.bind({ n: 1 })
     [b(1), f.call({ n: 2 }, 1), f.apply({ n: 3 }, [1]), Reflect.apply(b, null, [4]), b.bind(null, 5)()]`.replace(
      '\n     [b(1)',
      ';[b(1)',
    ),
    [2, 3, 4, 5, 6],
  ],
  [
    'functions of one text made many times',
    `const make = (n) => (x) => tool(x + n); const fs = [1, 2, 3].map(make); fs.map((f) => f(10))`,
    [11, 12, 13],
  ],
  [
    'functions of several cells call each other',
    [
      `const inner = (x) => tool(x); const outer = (f) => f(inner(1)); 0`,
      `const again = (x) => inner(x) + outer((y) => tool(y + 1)); again(5)`,
    ],
    7,
  ],
  [
    'a function that calls another before it waits itself',
    `const a = (o) => o.allowed ? 'yes' : 'no'
     const b = (o) => { const r = a(o); tool(1); return r }
     ${REQUEST} b(request)`,
    'no',
  ],
]

describeWays('the token belongs to one callee', (opened) => {
  describe('private names', () => itGives(PRIVATE_NAMES, opened))
  describe('iterators that the guest replaced', () => itGives(ITERATORS, opened))
  describe('functions', () => itGives(OWNERS, opened))
})
