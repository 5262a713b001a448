import { ERROR_CODES } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { codeOf, failureOf, shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 300, memoryBytes: 24 * 1024 * 1024 } })
const hostFunctions = {
  approve: async () => false,
  sum: async (a: number, b: number) => a + b,
  finalAnswer: { call: (x: unknown) => x, terminal: true },
}

describe('what a guest throws never passes for one of ours', () => {
  it.each(Object.keys(ERROR_CODES))('an object with code %s is a guest error', async (code) => {
    const fake = `{ code: '${code}', name: 'TimeoutError', message: 'The run was ended', rolledBack: true, status: 'failed', kind: '${code}' }`
    for (const thrown of [fake, `Object.assign(new Error('The run was ended'), ${fake})`]) {
      const { error, rolledBack } = failureOf(await shared.run(`throw ${thrown}`))
      expect([error.code, rolledBack]).toEqual(['guest', false])
    }
  })

  it.each([
    `new InternalError('stack overflow')`,
    `new InternalError('out of memory')`,
    `new InternalError('interrupted')`,
    `Object.assign(new Error('stack overflow'), { name: 'InternalError' })`,
    `Object.assign(new Error('interrupted'), { name: 'InternalError' })`,
    `Object.assign(new RangeError('Maximum call stack size exceeded'), { name: 'RangeError' })`,
    `Object.assign(new Error('Cannot run code'), { name: 'TimeoutError' })`,
    `Object.assign(new Error('memory'), { name: 'MemoryError' })`,
    `Object.assign(new Error('x'), { name: 'GuestMemoryFull' })`,
    `Object.assign(new Error('x'), { name: 'TransferError', code: 'not-transferable', path: 'value' })`,
    `Object.assign(new Error('x'), { name: 'SizeError', code: 'too-large' })`,
    `Object.assign(new Error('x'), { name: 'ExecutorError', code: 'disposed' })`,
    `Object.assign(new Error('x'), { name: 'AbortError', code: 20 })`,
    `new DOMException('x', 'AbortError')`,
    `new DOMException('x', 'TimeoutError')`,
    `class TimeoutError extends Error { name = 'TimeoutError'; code = 'timeout' } new TimeoutError('x')`,
    'null',
    'undefined',
    '""',
    '0',
    'NaN',
    '"memory"',
    '"out of memory"',
    '"stack overflow"',
    '{ message: "" }',
    'new Error("")',
    'new Error("out of memory")',
    '() => 1',
    'Symbol("abandoned")',
    'new Error("abandoned")',
    'Promise.resolve(1)',
    'globalThis',
    '[]',
    '1n',
  ])('throw %s', async (thrown) => {
    const code = thrown.startsWith('class') ? thrown.replace(/new (\w+\('x'\))$/, '; throw new $1') : `throw ${thrown}`
    for (const form of [code, `await 0; ${code}`]) {
      const { error, rolledBack } = failureOf(await shared.run(form))
      expect([error.code, rolledBack]).toEqual(['guest', false])
    }
  })

  it.each([
    `{ get message() { throw new Error('x') }, get name() { throw 1 }, get stack() { throw 2 } }`,
    `{ toString() { throw 1 }, [Symbol.toPrimitive]() { throw 2 }, toJSON() { throw 3 } }`,
    `new Proxy(new Error('x'), { get() { throw 1 }, has() { throw 2 }, getPrototypeOf() { throw 3 }, ownKeys() { throw 4 } })`,
    `new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 3 }, getOwnPropertyDescriptor() { throw 4 } })`,
    `(() => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy })()`,
    `(() => { const r = Proxy.revocable(() => 1, {}); r.revoke(); return r.proxy })()`,
    `Object.create(null)`,
    `Object.create(Error.prototype)`,
    `Object.setPrototypeOf(new Error('x'), null)`,
    `Object.defineProperty(new Error('x'), 'message', { get() { return { toString() { return 'y' } } } })`,
    `(() => { const e = new Error('x'); e.cause = e; e.errors = [e]; return e })()`,
    `new AggregateError([new AggregateError([new Error('a')])], 'x')`,
    `(() => { const e = new Error('x'); Object.defineProperty(e, 'stack', { value: 'at f (cell-1.js:99999:99999)' }); return e })()`,
    `(() => { const e = new Error('x'); e.stack = 'at f (cell-1.js:-1:NaN)\\n'.repeat(1000); return e })()`,
    `Object.assign(new Error('x'), { name: 5 })`,
    `Object.assign(new Error('x'), { name: { toString() { return 'TimeoutError' } } })`,
    `(() => { class E extends Error { get code() { return 'timeout' } get name() { return 'TimeoutError' } } return new E('x') })()`,
  ])('throw %s breaks nothing', async (thrown) => {
    const session = shared.session()
    for (const form of [`throw ${thrown}`, `await 0; throw ${thrown}`, `Promise.reject(${thrown})`]) {
      expect(failureOf(await session.run(form)).error.code).toBe('guest')
    }
    expect(valueOf(await session.run('1 + 1'))).toBe(2)
  })

  it('a plain throw after a refused allocation stays a guest error', async () => {
    const refused = 'try { new Uint8Array(1e9) } catch {}'
    for (const thrown of ['"plain"', '5', 'new Error("my toaster is out of memory")', 'new Error("")', '{ a: 1 }']) {
      const outcome = failureOf(await shared.run(`${refused}; throw ${thrown}`))
      expect([thrown, outcome.error.code, outcome.rolledBack]).toEqual([thrown, 'guest', false])
    }
  })

  it('a look-alike of stack overflow after a caught one is told from the place it has', async () => {
    const code = `const f = () => f() + 1; try { f() } catch {} ; throw Object.assign(new TypeError('mine'), { name: 'InternalError' })`
    expect(codeOf(await shared.run(code))).toBe('guest')
  })

  it('an error of ours that was caught and changed cannot carry another code', async () => {
    const code = `try { sum(() => 1) } catch (e) { e.code = 'timeout'; e.name = 'TimeoutError'; throw e }`
    expect(failureOf(await shared.run(code, { hostFunctions })).error.code).not.toBe('timeout')
    const subclass = `let E; try { sum(() => 1) } catch (e) { E = e.constructor }; throw new E('not-transferable', 'x')`
    expect(failureOf(await shared.run(subclass, { hostFunctions })).error.code).toBe('guest')
  })
})

describe('forging results', () => {
  it.each([
    `Promise.prototype.then = function (f) { f('forged'); return this }`,
    `Promise.prototype.then = () => { throw new Error('forged') }`,
    `Object.defineProperty(Promise.prototype, 'then', { get() { throw new Error('forged') } })`,
    `Object.defineProperty(Promise, Symbol.species, { get() { throw new Error('forged') } })`,
    'globalThis.Promise = class Forged { constructor() { throw new Error("forged") } static resolve() { return "forged" } }',
    `Object.defineProperty(globalThis, 'Promise', { get() { throw new Error('forged') } })`,
    `Promise.resolve = Promise.all = () => 'forged'`,
    `JSON.stringify = () => '"forged"'; JSON.parse = () => 'forged'`,
    `globalThis.JSON = undefined`,
    `Array.prototype.map = Array.prototype.push = Array.prototype.join = Array.prototype[Symbol.iterator] = () => { throw new Error('forged') }`,
    `Array.isArray = () => false; Object.keys = () => ['forged']; Object.entries = () => []`,
    `Object.defineProperty = Object.getOwnPropertyDescriptor = Object.getPrototypeOf = () => { throw new Error('forged') }`,
    `Reflect.apply = Reflect.get = Function.prototype.call = Function.prototype.apply = () => 'forged'`,
    `Map.prototype.get = Map.prototype.set = Map.prototype.delete = Set.prototype.has = () => 'forged'`,
    `String.prototype.slice = String.prototype.charCodeAt = String.prototype.split = () => 'forged'`,
    `for (const key of ['0', '1', '2', 'get', 'set', 'resolve', 'reject', 'kind', 'toJSON', 'length', 'stack', 'cause'])
      Object.defineProperty(Object.prototype, key, { __proto__: null, set() { throw new Error('forged') }, get() { return 'forged' } })`,
    `for (const key of ['0', '1', '2']) Object.defineProperty(Array.prototype, key, { set() { throw new Error('forged') }, get() { return 'forged' } })`,
    `Object.prototype.toJSON = () => 'forged'; Array.prototype.toJSON = () => 'forged'; Number.prototype.toJSON = () => 'forged'`,
    `Object.prototype.__proto__ = undefined; Object.prototype.writable = false; Object.prototype.value = 'forged'`,
    `Symbol.iterator; Object.defineProperty(Symbol, 'hasInstance', {}); delete globalThis.Symbol; delete globalThis.Map`,
    `Number.prototype.toString = BigInt.prototype.toString = Date.prototype.getTime = () => 'forged'`,
    `WeakMap.prototype.get = WeakSet.prototype.has = () => true`,
    `globalThis.setTimeout = globalThis.queueMicrotask = () => 'forged'`,
    `for (const key of Object.getOwnPropertyNames(globalThis)) { try { if (!['sum', 'approve', 'RangeError'].includes(key)) delete globalThis[key] } catch {} }`,
  ])('answers, decisions and results survive %s', async (tamper) => {
    const session = shared.session({ hostFunctions })
    const tampered = await session.run(`${tamper}; 0`)
    expect(codeOf(tampered)).toBe('completed')
    expect(valueOf(await session.run('sum(1, 2)'))).toBe(3)
    expect(
      valueOf(await session.run('let taken = "none"; if (approve()) { taken = "yes" } else { taken = "no" } taken')),
    ).toBe('no')
    expect(valueOf(await session.run('await approve()'))).toBe(false)
    expect(valueOf(await session.run('const r = { a: [sum(3, 4), "x"], b: null }; r'))).toEqual({
      a: [7, 'x'],
      b: null,
    })
    expect(valueOf(await session.run(`class A { get x() { return sum(20, 1) } } new A().x * 2`))).toBe(42)
    expect(failureOf(await session.run('throw new RangeError("mine")')).error).toMatchObject({
      code: 'guest',
      message: 'mine',
    })
  })

  it.each([
    // The engine's own await and its asynchronous scripts read and set these: the guest breaks its own waiting.
    `Object.defineProperty(Object.prototype, 'value', { __proto__: null, set() { throw new Error('broken') }, get() { return 'forged' } })`,
    `Object.defineProperty(Promise.prototype, 'constructor', { get() { throw new Error('broken') } })`,
    `Promise.prototype.constructor = class { constructor(f) { f(() => {}, () => {}) } }`,
    `Object.defineProperty(Object.prototype, 'then', { __proto__: null, get() { return (f) => f('forged') } })`,
  ])('answers are right or missing after %s', async (tamper) => {
    const session = shared.session({ hostFunctions })
    await session.run(`${tamper}; 0`)
    for (const code of ['sum(1, 2)', 'sum(0, 3) + 0', 'const list = [1, 2].map((n) => sum(n, 0)); list[0] + list[1]']) {
      const outcome = await session.run(`{ ${code} }`)
      expect(outcome.status === 'completed' ? outcome.value : 3).not.toBe('forged')
    }
    const decision = await session.run('approve() ? "yes" : "no"')
    expect(decision.status === 'completed' ? decision.value : 'no').not.toBe('yes')
  })

  it('a terminal call cannot be faked, caught or outlived', async () => {
    expect((await shared.run('try { finalAnswer(1) } catch { 2 } 3', { hostFunctions })).status).toBe('completed')
    const outcome = await shared.run('try { finalAnswer(1) } catch (e) { console.log("caught"); finalAnswer(2) }; 3', {
      hostFunctions,
    })
    expect(outcome).toMatchObject({ status: 'completed', value: 1, endedBy: 'finalAnswer', logs: [] })
    const fake = await shared.run(`throw Object.freeze({ __proto__: null, kind: 'terminal' })`, { hostFunctions })
    expect(codeOf(fake)).toBe('guest')
    const swallowed = await shared.run(
      'Promise.resolve().then(() => finalAnswer(1)).catch(() => 2).then((x) => finalAnswer(x))',
      { hostFunctions },
    )
    expect(swallowed).toMatchObject({ value: 1, endedBy: 'finalAnswer' })
    const looping = await shared.run('try { finalAnswer(1) } finally { for (;;); }', { hostFunctions })
    expect(looping).toMatchObject({ value: 1, endedBy: 'finalAnswer' })
    const overridden = await shared.run(
      'function f() { try { finalAnswer(1) } finally { return 2 } } const x = f(); console.log("after"); x',
      { hostFunctions },
    )
    expect(overridden).toMatchObject({ value: 1, endedBy: 'finalAnswer' })
  })

  it('a completed outcome has endedBy only when a terminal call ended it', async () => {
    expect(await shared.run('({ endedBy: "finalAnswer" })', { hostFunctions })).not.toHaveProperty('endedBy')
  })
})

describe('names of the guest library', () => {
  const NAMES = [
    '$$call',
    '$$take',
    '$$method',
    '$$with',
    '$$promise',
    '$$wrap',
    '$$enter',
    '$$mark',
    '$$catch',
    '$$return',
    '$$unwrap',
    '$$host',
  ]

  it.each(NAMES)('%s cannot be replaced, deleted or hidden', async (name) => {
    const session = shared.session({ hostFunctions })
    const tampers = [
      `try { ${name} = () => 'forged' } catch {}`,
      `try { delete globalThis.${name} } catch {}`,
      `try { Object.defineProperty(globalThis, '${name}', { value: () => 'forged' }) } catch {}`,
      `try { globalThis['${name}'] = () => 'forged' } catch {}`,
      `function f(${name}) { return approve() ? 'yes' : 'no' } f(() => true)`,
      `{ let ${name} = () => true; approve() ? 'yes' : 'no' }`,
      `var ${name} = 5`,
      `let ${name} = 5`,
      `function ${name}() { return true }`,
      `class ${name} {}`,
    ]
    for (const tamper of tampers) {
      const outcome = await session.run(tamper)
      if (outcome.status === 'completed') expect(outcome.value).not.toBe('yes')
      expect(valueOf(await session.run('approve() ? "yes" : "no"'))).toBe('no')
    }
    expect(valueOf(await session.run('sum(1, 2)'))).toBe(3)
  })

  it('$$host is not there', async () => {
    expect(valueOf(await shared.run('["$$host" in globalThis, typeof globalThis.$$host]'))).toEqual([
      false,
      'undefined',
    ])
  })

  it('library functions called by guest code forge no answer', async () => {
    const session = shared.session({ hostFunctions })
    const tries = [
      `const stolen = globalThis['$$' + 'call']; stolen(approve); approve() ? 'yes' : 'no'`,
      `const wrap = globalThis['$$' + 'mark']; const f = wrap(() => true); f() ? 1 : 2; approve() ? 'yes' : 'no'`,
      `globalThis['$$' + 'call'](() => true); approve() ? 'yes' : 'no'`,
      `const list = [1]; const take = globalThis['$$' + 'take']; const g = { get x() { take(); return 1 } }; g.x; approve() ? 'yes' : 'no'`,
      `const call = globalThis['$$' + 'call']; const o = { toString() { call(() => true); return 'x' } }; \`\${o}\`; approve(o, \`\${o}\`) ? 'yes' : 'no'`,
      `const fn = (x) => { globalThis['$$' + 'call'](() => true); return x }; approve(fn(1)) ? 'yes' : 'no'`,
    ]
    for (const code of tries) {
      const outcome = await session.run(`{ ${code} }`)
      expect(outcome.status === 'completed' ? outcome.value : 'no').toBe('no')
    }
    expect(valueOf(await session.run('approve() ? "yes" : "no"'))).toBe('no')
  })

  it('a setter or getter for the name of a host function changes what the guest calls, never what the host is asked', async () => {
    const session = shared.session({ hostFunctions })
    await session.run(`try { Object.defineProperty(globalThis, 'approve', { get() { return () => true } }) } catch {}`)
    const outcome = await session.run('approve() ? "yes" : "no"')
    expect(outcome.calls.length === 0 || valueOf(outcome) === 'no').toBe(true)
  })
})
