const DEEPEST = 50
/** What is itself never to blame, only what it holds. */
const HOLDERS = new Set(['Object', 'Array', 'Map', 'Set'])

/**
 * Says which part of a value cannot go to another thread: `value.rows[3].save is a function`; undefined when none is
 * found.
 */
export function uncloneablePart(value: unknown, path = 'value'): string | undefined {
  return findPart(value, path, new Set())
}

/** @param seen what was looked at before, or is being looked at: values may hold themselves */
function findPart(value: unknown, path: string, seen: Set<object>, depth = 0): string | undefined {
  if (typeof value === 'function') return `${path} is a function`
  if (typeof value === 'symbol') return `${path} is a symbol`
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return undefined
  seen.add(value)
  for (const [step, part] of partsOf(value)) {
    const found = findPart(part, path + step, seen, depth + 1)
    if (found !== undefined) return found
  }
  if (HOLDERS.has(Object.prototype.toString.call(value).slice(8, -1))) return undefined
  return canClone(value) ? undefined : `${path} is a ${value.constructor?.name ?? 'object of the host'}`
}

function* partsOf(value: object): Generator<readonly [step: string, part: unknown]> {
  if (value instanceof Map) for (const [key, item] of value) yield [`.get(${String(key)})`, item]
  else if (value instanceof Set) for (const item of value) yield ['.values()', item]
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield [`[${index}]`, item]
  else if (!ArrayBuffer.isView(value)) for (const [key, item] of Object.entries(value)) yield [`.${key}`, item]
}

function canClone(value: object): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}
