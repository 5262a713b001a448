import {
  bare,
  bufferLength,
  dataView,
  dateTime,
  getOwnPropertyDescriptor,
  hasOwn,
  isArray,
  keys,
  mapForEach,
  mapSize,
  regexpFlags,
  regexpSource,
  setForEach,
  setSize,
  typedArray,
} from './built-ins.js'
import { SizeError } from './failure.js'
import { add, checkSize, countFields, STRIDE, startWalk, take } from './walk.js'

/** Deepest nesting sent as plain JSON; JSON.stringify and JSON.parse recurse, and reach 4,000 with 64 kB of stack. */
const MAX_PLAIN_DEPTH = 100

/**
 * Takes an inert copy of a value, level by level, without recursion. Every getter is read once, here; afterwards no
 * guest code runs. Containers become null-prototype objects and prototype-less arrays that hold primitives, each other,
 * and marks for what JSON cannot say: `[]` a hole, `['u']` undefined, `['N' | 'I' | '-I' | '-0']` a number, `['b',
 * hex]` a BigInt. The walk stops as soon as what it has seen is over `maxBytes`.
 * @param {unknown} value
 * @param {number} maxBytes
 * @returns {{ root: unknown, plain: boolean, nodes: unknown[] }} `plain` when the root is a tree that JSON says in
 * full; `nodes` holds source, copy, kind of each container in turn
 */
export function snapshot(value, maxBytes) {
  const walk = startWalk(maxBytes)
  const { nodes } = walk
  walk.root = take(walk, value)
  if (walk.bytes > maxBytes) checkSize(walk)
  let levelEnd = 0
  for (let at = 0; at < nodes.length; at += STRIDE) {
    if (at >= levelEnd) {
      // The containers of one level are followed by those that they hold.
      levelEnd = nodes.length
      walk.depth++
      if (walk.depth > MAX_PLAIN_DEPTH) walk.plain = false
    }
    const open = nodes[at + 3]
    if (open === false) continue
    walk.at = at
    fill(walk, nodes[at + 2], nodes[at], nodes[at + 1], open)
    if (walk.bytes > maxBytes) checkSize(walk)
  }
  return walk
}

function fill(walk, kind, source, copy, open) {
  switch (kind) {
    case 'o':
    case 'f':
      return open === true ? fillFields(walk, copy) : fillField(walk, copy, open)
    case 'a':
      return fillArray(walk, source, copy)
    case 'D': {
      const time = dateTime(source)
      copy[0] = time - time === 0 ? time : null
      return
    }
    case 'R':
      return fillRegExp(walk, source, copy)
    case 'M':
      checkAhead(walk, mapSize(source) * 4)
      return mapForEach(source, (value, key) => {
        put(walk, copy, key)
        put(walk, copy, value)
      })
    case 'S':
      checkAhead(walk, setSize(source) * 2)
      return setForEach(source, (value) => put(walk, copy, value))
    case 'E':
      return fillError(walk, source, copy)
    case 'B':
      walk.bytes += bufferLength(source) * 2
      return
    default:
      return fillView(walk, source, copy)
  }
}

/** Stops before the work, when a container that is about to be walked cannot fit. */
function checkAhead(walk, bytes) {
  if (walk.bytes + bytes > walk.maxBytes) throw new SizeError(walk.bytes + bytes, walk.maxBytes)
}

function put(walk, copy, value) {
  const { length } = copy
  walk.key = length
  copy[length] = take(walk, value)
  checkSize(walk)
}

/** Takes what `countFields` left. */
function fillFields(walk, copy) {
  for (const key in copy) {
    const value = copy[key]
    const type = typeof value
    if (type === 'string' || (type === 'number' && value - value === 0 && value !== 0)) continue
    fillField(walk, copy, key)
  }
}

function fillField(walk, copy, key) {
  walk.key = key
  copy[key] = take(walk, copy[key])
  if (walk.bytes > walk.maxBytes) checkSize(walk)
}

function fillArray(walk, source, copy) {
  const { length } = source
  for (let index = 0; index < length; index++) {
    const value = source[index]
    if (typeof value === 'string') {
      walk.bytes += value.length + 2
      copy[index] = value
      continue
    }
    walk.key = index
    // A hole reads through the prototypes, as it does for the guest's own code.
    if (value === undefined && !hasOwn(source, index)) {
      walk.bytes += 2
      walk.plain = false
      copy[index] = bare([])
    } else copy[index] = take(walk, value)
    if (walk.bytes > walk.maxBytes) checkSize(walk)
  }
}

function fillRegExp(walk, source, copy) {
  let flags = ''
  for (let index = 0; index < regexpFlags.length; index++) {
    if (regexpFlags[index].read(source)) flags += regexpFlags[index].letter
  }
  const { lastIndex } = source
  copy[0] = take(walk, regexpSource(source))
  copy[1] = flags
  copy[2] = typeof lastIndex === 'number' && lastIndex >= 0 && lastIndex <= 0xffffffff ? lastIndex : 0
}

const ownError = { __proto__: null, name: true, message: true, stack: true, cause: true, errors: true }

function fillError(walk, source, copy) {
  const { name, message } = source
  copy[0] = take(walk, typeof name === 'string' ? name : 'Error')
  copy[1] = take(walk, typeof message === 'string' ? message : '')
  const fields = { __proto__: null }
  const names = keys(source)
  for (let index = 0; index < names.length; index++) {
    if (ownError[names[index]] !== true) fields[names[index]] = source[names[index]]
  }
  copy[2] = add(walk, fields, 'f', fields, countFields(walk, fields))
  walk.key = 3
  copy[3] = hasOwn(source, 'cause') ? take(walk, source.cause) : bare([])
  walk.key = 4
  const errors = getOwnPropertyDescriptor(source, 'errors')?.value
  copy[4] = isArray(errors) ? take(walk, errors) : bare([])
}

function fillView(walk, source, copy) {
  const name = typedArray.kind(source)
  const view = name === undefined ? dataView : typedArray
  copy[0] = name ?? 'DataView'
  walk.key = 1
  copy[1] = take(walk, view.buffer(source))
  copy[2] = view.byteOffset(source)
  copy[3] = name === undefined ? dataView.byteLength(source) : typedArray.length(source)
}
