/** A node of the TypeScript plugin, whose kinds acorn's types do not know. */
export interface LooseNode {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

/** True for what looks like a node: an object with a `type`. */
export function isLooseNode(field: unknown): field is LooseNode {
  return typeof field === 'object' && field !== null && 'type' in field && typeof field.type === 'string'
}
