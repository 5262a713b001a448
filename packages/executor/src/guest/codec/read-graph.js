import {
  bare,
  constructors,
  defineProperty,
  errorClasses,
  keys,
  mapSet,
  parse,
  setAdd,
  slice,
  toBigInt,
  typedArray,
} from './built-ins.js'

const { ArrayBuffer, Date, Map, RegExp, Set, Uint8Array } = constructors
const numbers = { __proto__: null, N: NaN, I: Infinity, '-I': -Infinity, '-0': -0 }

/**
 * Reads what the host's `writeGraph` wrote; the text is the host's own, so it is not checked.
 * @param {string} text `=[root,"kinds",[node,…]]`
 * @returns {unknown}
 */
export function readGraph(text) {
  const wire = parse(slice(text, 1))
  const graph = { __proto__: null, kinds: wire[1], nodes: wire[2], made: bare([]) }
  for (let at = 0; at < graph.nodes.length; at++) make(graph, at)
  for (let at = 0; at < graph.nodes.length; at++) fill(graph, at)
  return read(graph, wire[0])
}

function read(graph, slot) {
  if (typeof slot !== 'object' || slot === null) return slot
  const tag = slot[0]
  return typeof tag === 'number' ? make(graph, tag) : readMark(slot)
}

/**
 * Reads a mark of what JSON cannot say.
 * @param {['u'] | ['b', string] | ['N' | 'I' | '-I' | '-0']} mark
 * @returns {undefined | bigint | number}
 */
export function readMark(mark) {
  const tag = mark[0]
  if (tag === 'u') return undefined
  if (tag === 'b') return readBigInt(mark[1])
  return numbers[tag]
}

function readBigInt(digits) {
  return digits[0] === '-' ? -toBigInt('0x' + slice(digits, 1)) : toBigInt('0x' + digits)
}

function make(graph, at) {
  graph.made[at] ??= makeNode(graph, graph.kinds[at], graph.nodes[at])
  return graph.made[at]
}

function makeNode(graph, kind, node) {
  switch (kind) {
    case 'D':
      return new Date(node[0] ?? NaN)
    case 'R': {
      const regexp = new RegExp(node[0], node[1])
      regexp.lastIndex = node[2]
      return regexp
    }
    case 'M':
      return new Map()
    case 'S':
      return new Set()
    case 'E':
      return makeError(node[0], node[1])
    case 'B': {
      const bytes = new Uint8Array(new ArrayBuffer(node.length))
      typedArray.set(bytes, node)
      return typedArray.buffer(bytes)
    }
    case 'V':
      return new constructors[node[0]](read(graph, node[1]), node[2], node[3])
    default:
      // Objects and arrays are the ones JSON.parse made: their keys are own data properties, so writing to them is
      // safe.
      return node
  }
}

/**
 * Makes an Error of the native class of that name, or one that bears the name itself.
 * @param {string} name
 * @param {string} message
 * @returns {Error}
 */
export function makeError(name, message) {
  const Native = errorClasses[name]
  if (Native === errorClasses.AggregateError) return new Native(bareIterable, message)
  const error = new (Native ?? errorClasses.Error)(message)
  if (Native === undefined) hide(error, 'name', name)
  return error
}

// AggregateError walks its first argument; this one has its own iterator, and no elements.
const bareIterable = {
  __proto__: null,
  [Symbol.iterator]: () => ({ __proto__: null, next: () => ({ __proto__: null, done: true }) }),
}

/**
 * Defines a property as errors have theirs: own and not enumerable.
 * @param {object} target
 * @param {string} key
 * @param {unknown} value
 */
export function hide(target, key, value) {
  defineProperty(target, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true })
}

/**
 * Defines a property as an assignment would, past every setter a guest may have planted.
 * @param {object} target
 * @param {string} key
 * @param {unknown} value
 */
export function show(target, key, value) {
  defineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true })
}

function fill(graph, at) {
  const kind = graph.kinds[at]
  const node = graph.nodes[at]
  if (kind === 'o' || kind === 'a') fillKeys(graph, node)
  else if (kind === 'M') fillMap(graph, node, graph.made[at])
  else if (kind === 'S') fillSet(graph, node, graph.made[at])
  else if (kind === 'E') fillError(graph, node, graph.made[at])
}

function fillKeys(graph, node) {
  const names = keys(node)
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    const slot = node[name]
    if (typeof slot !== 'object' || slot === null) continue
    if (isHole(slot)) delete node[name]
    else node[name] = read(graph, slot)
  }
}

function isHole(slot) {
  return typeof slot === 'object' && slot !== null && slot.length === 0
}

function fillMap(graph, node, map) {
  for (let index = 0; index < node.length; index += 2)
    mapSet(map, read(graph, node[index]), read(graph, node[index + 1]))
}

function fillSet(graph, node, set) {
  for (let index = 0; index < node.length; index++) setAdd(set, read(graph, node[index]))
}

function fillError(graph, node, error) {
  const fields = graph.nodes[node[2][0]]
  const names = keys(fields)
  for (let index = 0; index < names.length; index++) show(error, names[index], read(graph, fields[names[index]]))
  if (!isHole(node[3])) hide(error, 'cause', read(graph, node[3]))
  if (!isHole(node[4])) hide(error, 'errors', read(graph, node[4]))
}
