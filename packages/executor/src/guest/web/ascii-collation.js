import { charCodeAt, list, min, regExpExec } from './primordials.js'

const ASCII = /^[ -~]*$/
// Languages that order ASCII as the root collation does. [CLDR]
const ROOT_ORDER = /^(en|de|fr|it|pt|nl|es)(-[A-Z][A-Z])?$/
const ORDER = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz'

/** Weight of each ASCII code; both cases of a letter weigh the same. */
const weights = list()
for (let code = 0; code < 128; code++) weights[code] = 0
for (let i = 0; i < ORDER.length; i++) weights[charCodeAt(ORDER, i)] = i
for (let code = 65; code <= 90; code++) weights[code] = weights[code + 32]

/** Whether plain ASCII text sorts by the root collation in the language of this tag. */
export function hasRootOrder(tag) {
  return regExpExec(ROOT_ORDER, tag) !== null
}

/** -1, 0 or 1 for two ASCII texts by the root collation; undefined when one has other characters: ask the host. */
export function compareAscii(a, b) {
  if (regExpExec(ASCII, a) === null || regExpExec(ASCII, b) === null) return undefined
  const shared = min(a.length, b.length)
  let byCase = 0
  for (let i = 0; i < shared; i++) {
    const left = charCodeAt(a, i)
    const right = charCodeAt(b, i)
    if (left === right) continue
    const difference = weights[left] - weights[right]
    if (difference !== 0) return difference < 0 ? -1 : 1
    // Only case tells them apart: small letters come first, and the first such place counts.
    if (byCase === 0) byCase = left > right ? -1 : 1
  }
  if (a.length !== b.length) return a.length < b.length ? -1 : 1
  return byCase
}
