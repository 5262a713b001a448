/** A copy of a container: it holds primitives, marks, and copies of other containers. */
export type Copy = unknown[] | Record<string, unknown>

/** One container of a value. */
export interface SnapshotNode {
  /** The letter of the wire. */
  readonly kind: string
  readonly source: object
  readonly copy: Copy
  /** The container that it was found in first, and the key there. */
  readonly parent: SnapshotNode | undefined
  readonly key: string | number | undefined
  readonly depth: number
}

const MAX_LENGTH = 200
const ERROR_STEPS = ['.name', '.message', '', '.cause', '.errors']

/**
 * Says where a value stands, in the words of code: `value.users[3].callback`. Long paths lose their middle.
 * @param parent the container that holds it; undefined for the value itself
 * @param key its key there; undefined for the container
 */
export function pathOf(parent: SnapshotNode | undefined, key: string | number | undefined): string {
  let path = parent && key !== undefined ? stepOf(parent, key) : ''
  for (let node = parent; node?.parent; node = node.parent) path = stepOf(node.parent, node.key ?? '') + path
  path = `value${path}`
  return path.length > MAX_LENGTH ? `${path.slice(0, 120)} … ${path.slice(-60)}` : path
}

function stepOf({ kind, copy }: SnapshotNode, key: string | number): string {
  if (typeof key === 'string') return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
  if (kind === 'a') return `[${key}]`
  if (kind === 'E') return ERROR_STEPS[key] ?? ''
  if (kind === 'S') return `.values()[${key}]`
  const place = Math.floor(key / 2)
  if (key % 2 === 0) return `.keys()[${place}]`
  const name: unknown = Array.isArray(copy) ? copy[key - 1] : undefined
  return typeof name === 'string' || Number.isInteger(name) ? `.get(${JSON.stringify(name)})` : `.values()[${place}]`
}
