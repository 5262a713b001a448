import { expect, it } from 'vitest'
import { uncloneablePart } from '../../../../packages/agent/src/node/blocking/uncloneable-part.ts'

interface Node {
  readonly others: Node[]
}

it.each<[unknown, string | undefined]>([
  [{ rows: [{ a: 1 }, { save: () => 1 }] }, 'value.rows[1].save is a function'],
  [[Symbol('a')], 'value[0] is a symbol'],
  [new Map([['a', new Set([new WeakMap()])]]), 'value.get(a).values() is a WeakMap'],
  [{ a: [new Date(0), /a/, new Uint8Array(1), 1n, null] }, undefined],
])('uncloneablePart() of %o is %s', (value, part) => {
  expect(uncloneablePart(value)).toBe(part)
})

it('uncloneablePart() finds the part beside nodes that all hold each other', () => {
  const nodes = Array.from({ length: 60 }, (): Node => ({ others: [] }))
  for (const node of nodes) node.others.push(...nodes)
  expect(uncloneablePart({ nodes })).toBeUndefined()
  expect(uncloneablePart({ nodes, later: Promise.resolve() })).toBe('value.later is a Promise')
  // The first node that is met holds, by way of the others, all that is wrong.
  const tree = { left: { parent: {} }, later: new WeakMap() }
  tree.left.parent = tree
  expect(uncloneablePart(tree)).toBe('value.later is a WeakMap')
})
