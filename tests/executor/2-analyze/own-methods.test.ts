import { describe, expect, it } from 'vitest'
import { OwnMethods, ownPromiseMethods } from '../../../packages/executor/src/2-analyze/own-methods.ts'
import { mapProgram } from '../../../packages/executor/src/2-analyze/program-map.ts'
import { NO_PROMISES } from '../../../packages/executor/src/2-analyze/promises/promise-reach.ts'
import { parsed } from '../../support/analyzing.ts'

describe('ownPromiseMethods()', () => {
  it.each([
    ['({ then() {} })', ['then']],
    ['class A { catch() {} }', ['catch']],
    ['class A { finally = f }', ['finally']],
    ['A.prototype.catch = f', ['catch']],
    ['A.prototype["then"] = f', ['then']],
    ["const k = 'then'; o[k] = f", ['then']],
    ["const k = 'then'; ({ [k]: f })", ['then']],
    ["Object.defineProperty(o, 'then', { value: f })", ['then']],
    ['Object.create(null, { then: { value: f } })', ['then']],
    ["setKey(o, 'then', f)", ['then']],
    ["keys.setKey(o, 'then', f)", ['then']],
  ])('finds them in %s', (code, names) => {
    expect([...ownPromiseMethods(parsed(code))]).toEqual(names)
  })
  it.each([
    'x.then(f)',
    "({ if: 'a', then: 'b' })",
    "const words = ['and', 'then']",
    "typeof x['then'] === 'function'",
    "'then' in x",
    "words.push('then')",
    'o.then = undefined + 1',
    'class A { then = 1 }',
  ])('finds none in %s', (code) => {
    expect([...ownPromiseMethods(parsed(code))]).toEqual([])
  })
})

describe('OwnMethods.mayHave()', () => {
  const THENABLE = 'const own = { then(f) {} };'
  const mayHave = (code: string): boolean => {
    const map = mapProgram(parsed(`${THENABLE} ${code}`))
    const reach = { promises: NO_PROMISES, hostFunctions: new Set(['tool']), declared: new Set<string>() }
    const [last] = map.program.body.slice(-1)
    if (last?.type !== 'ExpressionStatement') throw new Error('The code ends with no expression')
    return new OwnMethods(map, reach).mayHave(last.expression)
  }

  it.each([
    'tool(1)',
    'const p = tool(1); p',
    'const get = (i) => tool(i); get(1)',
    '1 + 1',
    'const f = (i) => i ? f(i - 1) : tool(i); f(2)',
  ])('is false for %s', (code) => expect(mayHave(code)).toBe(false))
  it.each([
    'own',
    'const get = (i) => own; get(1)',
    'let p = tool(1); p = own; p',
    'const tool = () => own; tool()',
    'o.get(1)',
    'const f = (g) => g(); f(() => own)',
  ])('is true for %s', (code) => expect(mayHave(code)).toBe(true))
})
