import { bareMap, charCodeAt, isInteger, slice, stringify } from './built-ins.js'

/** Longest path that is shown in full. */
const MAX_LENGTH = 200
/** As in `walk.nodes`: source, copy, kind, open. */
const STRIDE = 4

/**
 * Tells where a walk stands, in the words of the guest's code; only needed when a value is refused.
 * @param {{ nodes: unknown[], at: number, key: unknown }} walk `at` -1 is the root itself
 * @returns {string} `value.users[3].callback`
 */
export function findPath(walk) {
  const { nodes } = walk
  if (walk.at < 0) return 'value'
  const parents = findParents(nodes, walk.at)
  let path = step(nodes[walk.at + 2], walk.key, nodes[walk.at + 1])
  for (let at = walk.at; at > 0; ) {
    const { parent, key } = parents.get(nodes[at + 1])
    path = step(nodes[parent + 2], key, nodes[parent + 1]) + path
    at = parent
  }
  path = 'value' + path
  return path.length > MAX_LENGTH ? slice(path, 0, 120) + ' … ' + slice(path, -60) : path
}

function findParents(nodes, end) {
  const parents = bareMap()
  for (let at = 0; at < nodes.length; at += STRIDE) parents.set(nodes[at + 1], undefined)
  for (let at = 0; at < end; at += STRIDE) {
    const copy = nodes[at + 1]
    for (const key in copy) {
      const child = copy[key]
      if (typeof child !== 'object' || child === null) continue
      if (parents.has(child) && parents.get(child) === undefined)
        parents.set(child, { __proto__: null, parent: at, key })
    }
  }
  return parents
}

const errorSteps = { __proto__: null, 0: '.name', 1: '.message', 2: '', 3: '.cause', 4: '.errors' }

function step(kind, key, copy) {
  switch (kind) {
    case 'a':
      return '[' + key + ']'
    case 'E':
      return errorSteps[key]
    case 'S':
      return '.values()[' + key + ']'
    case 'M': {
      const place = (key - (key % 2)) / 2
      if (key % 2 === 0) return '.keys()[' + place + ']'
      const name = copy[key - 1]
      return typeof name === 'string' || isInteger(name) ? '.get(' + stringify(name) + ')' : '.values()[' + place + ']'
    }
    case 'V':
      return '.buffer'
    default:
      return isIdentifier(key) ? '.' + key : '[' + stringify(key) + ']'
  }
}

// By hand: a regular expression would run the guest's `exec`.
function isIdentifier(key) {
  for (let at = 0; at < key.length; at++) {
    const code = charCodeAt(key, at)
    const letter = (code > 64 && code < 91) || (code > 96 && code < 123) || code === 95 || code === 36
    if (!letter && !(at > 0 && code > 47 && code < 58)) return false
  }
  return key.length > 0
}
