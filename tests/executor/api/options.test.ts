import { createExecutor, ExecutorError, type SessionOptions } from '@dormouse/executor'
import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor()
/** Options that the types refuse, as callers without types give them. */
const wrong = (options: unknown): never => options as never
const create = (options: unknown): unknown => shared.executor.createSession(wrong(options))
const withHostFunction = (name: string, fn: unknown = () => 1): unknown => create({ hostFunctions: { [name]: fn } })

describe('createExecutor()', () => {
  it.each([
    [{ limit: {} }, TypeError, "'limit'"],
    [{ threads: 2 }, TypeError, "'threads'"],
    [{ limits: 5 }, TypeError, 'limits'],
    [{ limits: { cpuMs: '5' } }, TypeError, 'cpuMs'],
    [{ limits: { cpu: 5 } }, TypeError, "'cpu'"],
    [{ limits: { memoryBytes: 1024 } }, RangeError, 'memoryBytes'],
    [{ maxMachines: 0 }, RangeError, 'maxMachines'],
    [{ maxMachines: 1.5 }, RangeError, 'maxMachines'],
    [{ maxMachines: '2' }, TypeError, 'maxMachines'],
    [{ maxMachines: null }, TypeError, 'maxMachines'],
    [{ engine: {} }, TypeError, 'engine'],
    [{ engine: null }, TypeError, 'engine'],
    ['fast', TypeError, 'options'],
    [null, TypeError, 'options'],
    [[], TypeError, 'options'],
  ])('refuses %j', async (options, kind, told) => {
    const error = await createExecutor(wrong(options)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(kind)
    expect(String(error)).toContain(told)
  })

  it('takes options that are undefined as missing', async () => {
    const executor = await createExecutor(wrong({ limits: undefined, maxMachines: undefined, engine: undefined }))
    expect(valueOf(await executor.run('1 + 1'))).toBe(2)
    await executor.dispose()
  })
})

describe('createSession()', () => {
  it.each([
    [{ hostfunctions: {} }, "'hostfunctions'"],
    [{ tools: {} }, "'tools'"],
    [{ hostFunctions: null }, 'hostFunctions'],
    [{ hostFunctions: 5 }, 'hostFunctions'],
    [{ hostFunctions: 'abc' }, 'hostFunctions'],
    [{ hostFunctions: [() => 1] }, 'hostFunctions'],
    [{ globals: 'abc' }, 'globals'],
    [{ globals: null }, 'globals'],
    [{ globals: 5 }, 'globals'],
    [{ globals: [1] }, 'globals'],
    [{ modules: 'abc' }, 'modules'],
    [{ modules: null }, 'modules'],
    [{ modules: { stats: 5 } }, "'stats'"],
    [{ limits: null }, 'limits'],
    [{ limits: { cpuMS: 5 } }, "'cpuMS'"],
    [{ seed: '1' }, 'seed'],
    [{ seed: Number.NaN }, 'seed'],
    [{ seed: null }, 'seed'],
    [{ now: '1' }, 'now'],
    [{ now: Number.NaN }, 'now'],
    [{ now: null }, 'now'],
    [{ now: new Date() }, 'now'],
    [5, 'options'],
    [null, 'options'],
    [[], 'options'],
  ])('refuses %j with a TypeError', (options, told) => {
    expect(() => create(options)).toThrow(TypeError)
    expect(() => create(options)).toThrow(told)
  })

  it.each([
    ...['', ' ', 'a b', '1a', 'a-b', 'a.b', 'x;y', 'a\n', 'a\0', '[a]', 'a()', '#a', '😀', 'a\u2028'],
    ...['class', 'await', 'if', 'true', 'null', 'this', 'let', 'static', 'yield', 'enum', 'new'],
    ...['undefined', 'NaN', 'Infinity', 'globalThis', 'eval', 'arguments', 'Object', 'Promise', 'console', 'JSON'],
    ...['$$x', '$$', '$$call', '$$host', '__proto__', 'async', 'of', 'get'].slice(0, 5),
  ])('refuses %j as the name of a host function and of a global', (name) => {
    expect(() => withHostFunction(name)).toThrow(TypeError)
    expect(() => create({ globals: { [name]: 1 } })).toThrow(TypeError)
  })

  it.each([
    ...[
      'Intl',
      'URL',
      'URLSearchParams',
      'TextEncoder',
      'setTimeout',
      'structuredClone',
      'crypto',
      'isNaN',
      'parseInt',
    ],
    ...[
      'AggregateError',
      'EvalError',
      'Uint8Array',
      'ArrayBuffer',
      'Iterator',
      'WeakRef',
      'queueMicrotask',
      'AbortController',
    ],
  ])('refuses the built-in name %s or lets it be replaced wholly', async (name) => {
    let session: ReturnType<typeof shared.session>
    try {
      session = shared.session({ hostFunctions: { [name]: () => 'mine' } })
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      return
    }
    expect(valueOf(await session.run(`${name}()`))).toBe('mine')
  })

  it.each(['a', '$', '_', '$a', 'a1', 'é', 'ɑβ', 'searchWeb', 'async', 'of', 'get', 'type', 'toString', 'constructor'])(
    'takes %j as the name of a host function',
    async (name) => {
      const session = shared.session({ hostFunctions: { [name]: async (x: number) => x + 1 } })
      expect(valueOf(await session.run(`${name}(1)`))).toBe(2)
    },
  )

  it('takes __proto__ as an own key of hostFunctions only to refuse it', () => {
    expect(() => create({ hostFunctions: JSON.parse('{ "__proto__": { "call": 1 } }') })).toThrow(TypeError)
    expect(() => create({ globals: JSON.parse('{ "__proto__": 1 }') })).toThrow(TypeError)
  })

  it.each<[unknown, string]>([
    [5, 'number'],
    [null, 'null'],
    ['search', 'string'],
    [{}, 'call and handle'],
    [{ call: () => 1, handle: () => 1 }, 'call and handle'],
    [{ call: 5 }, 'call and handle'],
    [{ call: () => 1, handle: 5 }, 'handle'],
    [{ call: () => 1, terminal: 'yes' }, 'terminal'],
    [{ call: () => 1, terminal: null }, 'terminal'],
    [{ call: () => 1, timeoutMs: 5 }, "'timeoutMs'"],
  ])('refuses the host function %j', (fn, told) => {
    expect(() => withHostFunction('search', fn)).toThrow(TypeError)
    expect(() => withHostFunction('search', fn)).toThrow(told)
    expect(() => withHostFunction('search', fn)).toThrow(/search/)
  })

  it('refuses a name that is both a global and a host function', () => {
    expect(() => create({ hostFunctions: { a: () => 1 }, globals: { a: 1 } })).toThrow(TypeError)
  })

  it.each([
    ['a function', { f: () => 1 }],
    ['a symbol', { list: [Symbol('a')] }],
    ['a promise', { p: Promise.resolve(1) }],
    [
      'a getter that throws',
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get() {
          throw new Error('no')
        },
      }),
    ],
  ])('refuses %s among the globals', (_, globals) => {
    expect(() => create({ globals })).toThrow()
  })

  it.each([0.5, 2 ** 53, 1e300, -1.5])('refuses seed %d with a RangeError', (seed) => {
    expect(() => create({ seed })).toThrow(RangeError)
  })

  it('copies globals when the session is made', async () => {
    const globals = { list: [1, 2] }
    const session = shared.session({ globals })
    globals.list.push(3)
    expect(valueOf(await session.run('list'))).toEqual([1, 2])
    expect(valueOf(await session.run('list.push(9); list'))).toEqual([1, 2, 9])
    expect(globals.list).toEqual([1, 2, 3])
  })

  it('copies host functions and modules when the session is made', async () => {
    const hostFunctions: Record<string, () => unknown> = { a: () => 1 }
    const options: SessionOptions = { hostFunctions }
    const session = shared.session(options)
    hostFunctions['a'] = () => 2
    hostFunctions['b'] = () => 3
    expect(valueOf(await session.run('[a(), typeof b]'))).toEqual([1, 'undefined'])
  })

  it('reads each option once', () => {
    const reads: string[] = []
    const options = new Proxy(
      { seed: 1 },
      {
        get(target, key, receiver) {
          reads.push(String(key))
          return Reflect.get(target, key, receiver)
        },
      },
    )
    create(options)
    expect(reads.filter((key) => key === 'seed')).toHaveLength(1)
  })
})

describe('Session.run()', () => {
  it.each([[undefined], [null], [5], [{}], [['1']], [() => 1], [new String('1')], [Buffer.from('1')]])(
    'rejects code %j with a TypeError',
    async (code) => {
      await expect(shared.session().run(wrong(code))).rejects.toThrow(TypeError)
      await expect(shared.executor.run(wrong(code))).rejects.toThrow(/not a string/)
    },
  )

  it.each([
    [{ timeout: 5 }, "'timeout'"],
    [{ limits: {} }, "'limits'"],
    [{ onLog: 5 }, 'onLog'],
    [{ onLog: null }, 'onLog'],
    [{ onCall: 'x' }, 'onCall'],
    [{ signal: {} }, 'signal'],
    [{ signal: null }, 'signal'],
    [{ signal: new AbortController() }, 'signal'],
    [null, 'options'],
    ['x', 'options'],
  ])('rejects options %j with a TypeError', async (options, told) => {
    const session = shared.session()
    await expect(session.run('1', wrong(options))).rejects.toThrow(TypeError)
    await expect(session.run('1', wrong(options))).rejects.toThrow(told)
    expect(valueOf(await session.run('1'))).toBe(1)
  })

  it('checks the options of executor.run() as well', async () => {
    await expect(shared.run('1', wrong({ timeout: 5 }))).rejects.toThrow(/'timeout'/)
    await expect(shared.run('1', wrong({ signal: null }))).rejects.toThrow(TypeError)
    await expect(shared.run('1', wrong({ onLog: 0 }))).rejects.toThrow(TypeError)
    await expect(shared.run('1', wrong(null))).rejects.toThrow(TypeError)
  })

  it('rejects a second run at the same time with busy, and the first goes on', async () => {
    const session = shared.session({
      hostFunctions: { slow: () => new Promise((resolve) => setTimeout(resolve, 20, 7)) },
    })
    const first = session.run('slow()')
    const second = session.run('1')
    await expect(second).rejects.toBeInstanceOf(ExecutorError)
    await expect(second).rejects.toMatchObject({ code: 'busy' })
    expect(valueOf(await first)).toBe(7)
    expect(valueOf(await session.run('1'))).toBe(1)
  })

  it('rejects with busy when a host function runs a cell in the session that called it', async () => {
    const session = shared.session({
      hostFunctions: { nested: async () => session.run('1').catch((error: ExecutorError) => error.code) },
    })
    expect(valueOf(await session.run('nested()'))).toBe('busy')
  })

  it('rejects with disposed after dispose(), which may be called twice', async () => {
    const session = shared.session()
    await session.run('1')
    await session.dispose()
    await session.dispose()
    await session[Symbol.asyncDispose]()
    await expect(session.run('1')).rejects.toMatchObject({ name: 'ExecutorError', code: 'disposed' })
  })
})

describe('Executor.dispose()', () => {
  it('ends its sessions and refuses new ones', async () => {
    const executor = await createExecutor()
    const session = executor.createSession()
    await session.run('1')
    await executor.dispose()
    await executor.dispose()
    expect(() => executor.createSession()).toThrow(ExecutorError)
    expect(() => executor.createSession()).toThrow(/disposed/)
    await expect(executor.run('1')).rejects.toMatchObject({ code: 'disposed' })
    await expect(session.run('1')).rejects.toMatchObject({ code: 'disposed' })
  })
})
