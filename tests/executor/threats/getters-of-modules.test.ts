import { createExecutor, type Executor } from '@dormouse/executor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { MODES, runAll } from '../run-modules.ts'

const modules = {
  reads: `
    export const byKey = (o, k) => o[k] ? 'P' : 'n'
    export const byName = (o) => o.zz ? 'P' : 'n'
    export const waits = async (o) => await o.zz`,
  hands: `
    export class A { constructor(f) { this.f = f } get zz() { return this.f() } read(k) { return this[k] ? 'P' : 'n' } }`,
  makes: `
    const no = async () => false
    export const o = { get zz() { return no() } }
    export class B { get zz() { return no() } }`,
}
const BAD = `const bad = async () => false;`
const MAKES = `import { o, B } from 'makes';`

const CASES: readonly (readonly [cells: string | readonly string[], value: unknown])[] = [
  [`import { byKey } from 'reads'; ${BAD} byKey({ get zz() { return bad() } }, 'zz')`, 'n'],
  [
    `import { byName, waits } from 'reads'; ${BAD} const o = { get zz() { return bad() } }; [byName(o), await waits(o)]`,
    ['n', false],
  ],
  [
    `import { A } from 'hands'; ${BAD} const a = new A(bad); [a.read('zz'), a.zz ? 'P' : 'n', await a.zz]`,
    ['n', 'n', false],
  ],
  [`${MAKES} const n = 'zz'; [o[n], o.zz, new B()[n], new B().zz].map((v) => v ? 'P' : 'n').join('')`, 'nnnn'],
  [`${MAKES} [await o.zz, await o.zz.then((v) => [v]), await new B().zz.then((v) => [v])]`, [false, [false], [false]]],
  [
    [`${MAKES} 0`, `const b = new B(); [await o.zz.then((v) => [v]), await b.zz.then((v) => [v])]`],
    [[false], [false]],
  ],
  [
    [`${MAKES} const b = new B(); 0`, `[b.zz ? 'P' : 'n', await b.zz.catch(() => 1)]`],
    ['n', false],
  ],
]

describe.each(MODES)('getters of modules, and those that modules are given, %s', (_mode, options) => {
  let executor: Executor
  beforeAll(async () => {
    executor = await createExecutor(options)
  })
  afterAll(() => executor.dispose())

  it.each(CASES)('%s', async (cells, value) => {
    const session = executor.createSession({ modules })
    try {
      expect(valueOf(await runAll(session, cells))).toEqual(value)
    } finally {
      await session.dispose()
    }
  })
})
