import type { Copy, SnapshotNode } from './path.ts'
import type { EncodeOptions, Snapshot } from './snapshot.ts'
import { sizeFailure } from './transfer-error.ts'

/**
 * Writes a snapshot that plain JSON cannot say: `=[root,"kinds",[node,…]]`, flat, however deep the value is.
 *
 * A slot is a primitive, a mark of the snapshot, or `[index]` of a node. Nodes by kind: `o` an object and `a` an array
 * of slots, `D` [time], `R` [source, flags, lastIndex], `M` [key, value, …], `S` [value, …], `E` [name, message,
 * fields, cause or hole, errors or hole] with `f` the fields, `B` [byte, …], `V` [class, buffer, byteOffset, length].
 * @throws {TransferError} `too-large`
 */
export function writeGraph({ root, nodes }: Snapshot, { maxBytes, what }: EncodeOptions): string {
  const index = new Map<unknown, number>(nodes.map(({ copy }, at) => [copy, at]))
  const slotOf = (value: unknown): unknown => {
    const at = index.get(value)
    return at === undefined ? value : [at]
  }
  let text = `=[${JSON.stringify(slotOf(root))},"${nodes.map(({ kind }) => kind).join('')}",[`
  for (const [at, node] of nodes.entries()) {
    if (at > 0) text += ','
    text += node.kind === 'B' ? writeBytes(node) : JSON.stringify(mapSlots(node.copy, slotOf))
    if (text.length > maxBytes) throw sizeFailure(text.length, maxBytes, what)
  }
  return `${text}]]`
}

function mapSlots(copy: Copy, slotOf: (value: unknown) => unknown): Copy {
  if (Array.isArray(copy)) return copy.map(slotOf)
  return Object.fromEntries(Object.entries(copy).map(([key, value]) => [key, slotOf(value)]))
}

// Decimal numbers: the only form that the guest's engine writes and reads natively.
function writeBytes({ source }: SnapshotNode): string {
  return `[${new Uint8Array(source as ArrayBuffer).join(',')}]`
}
