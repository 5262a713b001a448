import { describe, expect, it } from 'vitest'
import { isAnswer, logicalsOf, tailsOf } from '../../../../packages/executor/src/2-analyze/promises/tails.ts'
import type { Node } from '../../../../packages/executor/src/ast/nodes.ts'
import { parsed, textsOf } from '../../../support/analyzing.ts'

const expressionOf = (code: string): Node => (parsed(code).body[0] as never as { expression: Node }).expression

describe('tailsOf() and logicalsOf()', () => {
  it.each([
    ['a', ['a'], []],
    ['a ? b : (c, d)', ['b', 'd'], []],
    ['a ?? (b || c)', ['a', 'b', 'c'], ['a ?? (b || c)', 'b || c']],
    ['a ? b && c : d', ['b', 'c', 'd'], ['b && c']],
  ])('of %s', (code, tails, logicals) => {
    expect(textsOf(tailsOf(expressionOf(code)), code)).toEqual(tails)
    expect(textsOf(logicalsOf(expressionOf(code)), code)).toEqual(logicals)
  })
})

describe('isAnswer()', () => {
  it.each([
    ['f(1)', true],
    ['o.m()', true],
    ['o?.m()', true],
    ['tag`x`', true],
    ['new A()', false],
    ['f().then(g)', false],
    ['Promise.all([])', false],
    ['x', false],
  ])('of %s is %s', (code, answers) => {
    expect(isAnswer(expressionOf(code))).toBe(answers)
  })
})
