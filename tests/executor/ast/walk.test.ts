import { parse } from 'acorn'
import { expect, test } from 'vitest'
import { walk } from '../../../packages/executor/src/ast/walk.ts'

const read = (code: string) => parse(code, { ecmaVersion: 'latest' })

test('walk() enters nodes in source order and leaves them after their children', () => {
  const steps: string[] = []
  walk(read('f(a, `x${b}y`)'), {
    enter: (node) => void steps.push(`+${node.type}`),
    leave: (node) => void steps.push(`-${node.type}`),
  })
  expect(steps.join(' ')).toBe(
    '+Program +ExpressionStatement +CallExpression +Identifier -Identifier +Identifier -Identifier +TemplateLiteral ' +
      '+TemplateElement -TemplateElement +Identifier -Identifier +TemplateElement -TemplateElement -TemplateLiteral ' +
      '-CallExpression -ExpressionStatement -Program',
  )
})

test('walk() passes over the children when enter gives false', () => {
  const names: string[] = []
  walk(read('a; (() => { b })(); c'), {
    enter: (node) => {
      if (node.type === 'Identifier') names.push(node.name)
      return node.type !== 'ArrowFunctionExpression'
    },
  })
  expect(names).toEqual(['a', 'c'])
})

test('walk() tells the parent, field and place of a node', () => {
  const places: unknown[] = []
  walk(read('f(a, b)'), {
    enter: (node, { parent, key, index }) => {
      if (node.type === 'Identifier') places.push([node.name, parent?.type, key, index])
    },
  })
  expect(places).toEqual([
    ['f', 'CallExpression', 'callee', undefined],
    ['a', 'CallExpression', 'arguments', 0],
    ['b', 'CallExpression', 'arguments', 1],
  ])
})

test('walk() follows code of any depth', () => {
  let node: ReturnType<typeof read>['body'][0] = { type: 'EmptyStatement', start: 0, end: 0 }
  for (let depth = 0; depth < 200_000; depth++) node = { type: 'BlockStatement', body: [node], start: 0, end: 0 }
  let count = 0
  walk(node, { enter: () => void count++ })
  expect(count).toBe(200_001)
})
