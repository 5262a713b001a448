import { describe, expect, it } from 'vitest'
import { shareExecutor, valueOf } from '../../support/executor.ts'

const shared = shareExecutor({ limits: { cpuMs: 300, memoryBytes: 24 * 1024 * 1024 } })
const HOST = /node_modules|node:|file:|\/src\/|\.ts\b|\.test\b|\.wasm|wasm-|emscripten|vitest|packages[\\/]|process\./i
/** Frames of the guest library: the model would not know them. */
const LIBRARY = /dormouse\.js/

class BackendError extends Error {
  override name = 'BackendError'
  detail = { path: 'kept' }
}
const hostFunctions = {
  fail: async () => {
    throw new BackendError('no connection', { cause: new TypeError('socket') })
  },
  syncFail: () => {
    throw new RangeError('sync')
  },
  bad: () => () => 1,
}

describe('errors tell nothing of the host', () => {
  it.each([
    'fail()',
    'syncFail()',
    'bad()',
    'fail(() => 1)',
    'null.x',
    'const down = () => down() + 1; down()',
    'for (;;);',
    'const list = []; for (;;) list.push(new Uint8Array(1e5))',
    '() => 1',
    'import x from "nothing"',
    'new URL("::")',
    'structuredClone(() => 1)',
    'atob("%")',
    'new TextDecoder("nothing")',
    'crypto.getRandomValues(new Uint8Array(1e6))',
    'new Intl.NumberFormat("xx-nothing-at-all-zz", { style: "currency" })',
    '(1).toLocaleString("not a locale")',
    'new Intl.DateTimeFormat("en", { timeZone: "No/Where" })',
    'setTimeout(5)',
    'setTimeout(() => fail(), 1); 1',
    '[2, 1].sort(() => fail())',
    'new Promise((_, reject) => reject(new Error("x"))).then(() => 1)',
    'let a = ;',
    'JSON.parse("{")',
    'new RegExp("(")',
    'BigInt("x")',
    'fail.call(null).x',
    'eval("let a = ;")',
    'new Function("return null.x")()',
  ])('%s: message, stack, data, calls', async (code) => {
    const outcome = await shared.run(code, { hostFunctions })
    expect(outcome.status).toBe('failed')
    expect(JSON.stringify(outcome)).not.toMatch(HOST)
    expect(JSON.stringify(outcome)).not.toMatch(LIBRARY)
  })

  it('the guest sees no frame of the host in stacks', async () => {
    const codes = [
      'fail()',
      'syncFail()',
      'bad()',
      'null.x',
      'fail(() => 1)',
      '[1].map(() => fail())',
      'new URL("::")',
      'structuredClone(() => 1)',
      '[2, 1].sort(() => syncFail())',
    ]
    for (const code of codes) {
      const stack = valueOf(
        await shared.run(
          `try { ${code}; 'none' } catch (error) { String(error.stack) + error.name + error.message + JSON.stringify(error) + (error.cause?.stack ?? '') }`,
          { hostFunctions },
        ),
      )
      expect(stack).not.toMatch(HOST)
      expect(stack).not.toBe('none')
    }
  })

  it('an error of a host function gives name, message, cause and own data fields, not its stack', async () => {
    const code = `try { fail() } catch (e) { [e instanceof Error, e.name, e.message, e.detail, e.cause?.name, e.cause?.message, Object.keys(e)] }`
    expect(valueOf(await shared.run(code, { hostFunctions }))).toEqual([
      true,
      'BackendError',
      'no connection',
      { path: 'kept' },
      'TypeError',
      'socket',
      ['detail'],
    ])
  })

  it('globalThis holds nothing of the host', async () => {
    const names = valueOf(await shared.run('Object.getOwnPropertyNames(globalThis)', { hostFunctions })) as string[]
    for (const name of [
      'process',
      'require',
      'Buffer',
      'std',
      'os',
      'print',
      'scriptArgs',
      'bjson',
      '$$host',
      'fetch',
      'WebAssembly',
      'navigator',
      '__filename',
    ])
      expect(names).not.toContain(name)
  })

  it('a host function shows none of its source and has no prototype of the host', async () => {
    const code = `[String(fail), fail.name, typeof fail.prototype, Object.getPrototypeOf(fail) === Function.prototype, fail.constructor === Function, (() => { try { new fail() } catch (e) { return e.name } })()]`
    const [text, ...rest] = valueOf(await shared.run(code, { hostFunctions })) as [string, ...unknown[]]
    expect(text).not.toMatch(/callHost|BackendError|socket/)
    expect(rest).toEqual(['fail', 'undefined', true, true, 'TypeError'])
  })
})
