import type { SnapshotNode } from './path.ts'

/** The views that cross, by the name of their class. */
export const VIEW_CLASSES: Readonly<Record<string, ViewClass>> = Object.freeze(
  Object.assign(Object.create(null), {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }),
)

/** A class of views over an ArrayBuffer. */
export type ViewClass = new (buffer: ArrayBuffer, byteOffset: number, length: number) => ArrayBufferView

/** Offsets are kept to multiples of this, which every view's element size divides. */
const ALIGNMENT = 8

const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get

/** The name of a view's native class, whatever subclass it is of: `Uint8Array` for a Node Buffer. */
function classNameOf(view: ArrayBufferView): string {
  const tag: unknown = tagOf?.call(view)
  return typeof tag === 'string' ? tag : 'DataView'
}

// By tag: the buffer may come from another realm.
function isShared(buffer: ArrayBufferLike): boolean {
  return Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]'
}

/** False for views of shared memory, and for classes that not every host has. */
export function isTransferableView(view: object): view is ArrayBufferView {
  return ArrayBuffer.isView(view) && !isShared(view.buffer) && VIEW_CLASSES[classNameOf(view)] !== undefined
}

/**
 * Gives every view of a snapshot the bytes that it shows. Views that shared a buffer share one again where their bytes
 * meet; bytes that no view shows never cross, for a small Node Buffer is a window on a pool that holds other people's
 * data.
 * @param nodes the containers of a snapshot; nodes for new buffers are added to them
 */
export function shareBuffers(nodes: SnapshotNode[]): void {
  const whole = new Map<object, SnapshotNode>()
  const groups = new Map<object, SnapshotNode[]>()
  for (const node of nodes) {
    if (node.kind === 'B') whole.set(node.source, node)
    if (node.kind !== 'V') continue
    const view = node.source as ArrayBufferView
    // A subclass (Buffer) does not show its buffer, so it is not made to share one.
    const isNative = Object.getPrototypeOf(view) === VIEW_CLASSES[classNameOf(view)]?.prototype
    const group = isNative ? view.buffer : view
    groups.set(group, [...(groups.get(group) ?? []), node])
  }
  for (const [buffer, views] of groups) {
    const owner = whole.get(buffer)
    if (owner) for (const node of views) describe(node, owner, 0)
    else for (const cluster of clustersOf(views)) nodes.push(bufferOf(cluster))
  }
}

/** Sorts views by place and parts them where neither overlaps nor touches the next. */
function clustersOf(views: readonly SnapshotNode[]): SnapshotNode[][] {
  const sorted = [...views].sort((left, right) => startOf(left) - startOf(right))
  const clusters: SnapshotNode[][] = []
  let end = -1
  for (const node of sorted) {
    if (startOf(node) <= end) clusters.at(-1)?.push(node)
    else clusters.push([node])
    end = Math.max(end, endOf(node))
  }
  return clusters
}

function bufferOf(cluster: readonly SnapshotNode[]): SnapshotNode {
  const [first] = cluster
  if (!first) throw new RangeError('a cluster holds at least one view')
  const start = startOf(first)
  const end = Math.max(...cluster.map(endOf))
  const base = start - (start % ALIGNMENT)
  const bytes = new Uint8Array(end - base)
  const { buffer } = first.source as ArrayBufferView
  bytes.set(new Uint8Array(buffer, start, end - start), start - base)
  const node: SnapshotNode = {
    kind: 'B',
    source: bytes.buffer,
    copy: [],
    parent: first,
    key: 1,
    depth: first.depth + 1,
  }
  for (const view of cluster) describe(view, node, base)
  return node
}

function describe({ source, copy }: SnapshotNode, owner: SnapshotNode, base: number): void {
  const view = source as ArrayBufferView & { readonly length?: number }
  if (!Array.isArray(copy)) return
  copy.push(classNameOf(view), owner.copy, view.byteOffset - base, view.length ?? view.byteLength)
}

const startOf = ({ source }: SnapshotNode): number => (source as ArrayBufferView).byteOffset
const endOf = ({ source }: SnapshotNode): number =>
  startOf({ source } as SnapshotNode) + (source as ArrayBufferView).byteLength
