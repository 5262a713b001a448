import { ArrayPrototype, getPrototypeOf, isArray, ObjectPrototype, stringify } from './built-ins.js'

// Tells whether JSON.stringify runs no guest code on a tree of the codec's own. The engine keeps the containers it is
// in on an ordinary array, and pushing there meets setters planted for its indices.
function isPristine(depth) {
  // Neither prototype is a Proxy then, so `in` runs no trap.
  if (getPrototypeOf(ArrayPrototype) !== ObjectPrototype) return false
  for (let index = 0; index <= depth; index++) if (index in ArrayPrototype) return false
  return true
}

/**
 * Writes a tree of null-prototype objects, prototype-less arrays and primitives that JSON can say.
 * @param {unknown} value
 * @param {number} depth how many containers deep it is, at most
 * @returns {string}
 */
export function writeJson(value, depth) {
  return isPristine(depth) ? stringify(value) : writeByHand(value)
}

function writeByHand(value) {
  if (typeof value !== 'object' || value === null) return stringify(value)
  const list = isArray(value)
  let text = ''
  for (const key in value) {
    if (text !== '') text += ','
    text += list ? writeByHand(value[key]) : stringify(key) + ':' + writeByHand(value[key])
  }
  return list ? '[' + text + ']' : '{' + text + '}'
}
