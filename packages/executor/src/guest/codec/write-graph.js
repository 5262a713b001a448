import { bare, bareMap, constructors, typedArray } from './built-ins.js'
import { SizeError } from './failure.js'
import { STRIDE } from './walk.js'
import { writeJson } from './write-json.js'

const { Uint8Array } = constructors
/** A node holds slots, and a slot is one array at most. */
const NODE_DEPTH = 2

/**
 * Writes a snapshot that plain JSON cannot say: `=[root,"kinds",[node,…]]`, flat, however deep the value is.
 * A slot is a primitive, a mark of the snapshot, or `[index]` of a node. Nodes by kind: `o` an object and `a` an array
 * of slots, `D` [time], `R` [source, flags, lastIndex], `M` [key, value, …], `S` [value, …], `E` [name, message,
 * fields, cause or hole, errors or hole] with `f` the fields, `B` [byte, …], `V` [class, buffer, byteOffset, length].
 * @param {ReturnType<typeof import('./snapshot.js').snapshot>} walk a finished walk
 * @returns {string}
 */
export function writeGraph(walk) {
  const { nodes, maxBytes } = walk
  const index = bareMap()
  let kinds = ''
  for (let at = 0; at < nodes.length; at += STRIDE) {
    index.set(nodes[at + 1], at / STRIDE)
    kinds += nodes[at + 2]
  }
  let text = '=[' + writeJson(toSlot(index, walk.root), NODE_DEPTH) + ',"' + kinds + '",['
  for (let at = 0; at < nodes.length; at += STRIDE) {
    if (at > 0) text += ','
    text += nodes[at + 2] === 'B' ? writeBytes(nodes[at]) : writeNode(index, nodes[at + 1])
    if (text.length > maxBytes) throw new SizeError(text.length, maxBytes)
  }
  return text + ']]'
}

function writeNode(index, copy) {
  for (const key in copy) {
    const value = copy[key]
    if (typeof value === 'object' && value !== null) copy[key] = toSlot(index, value)
  }
  return writeJson(copy, NODE_DEPTH)
}

function toSlot(index, value) {
  const at = index.get(value)
  return at === undefined ? value : bare([at])
}

// Decimal numbers: the only form that the engine writes and reads natively; a byte takes 3.6 characters on average.
function writeBytes(buffer) {
  return '[' + typedArray.join(new Uint8Array(buffer), ',') + ']'
}
