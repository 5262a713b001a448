/**
 * What makes an executor bridge every call in one way: `fast` lets the guest wait with a promise, `exact` runs the cell
 * again with the answer (an internal option), `asyncify` holds the guest's stack while it waits.
 */
export function bridgeOptions(way) {
  switch (way) {
    case 'fast':
      return {}
    case 'exact':
      return { [Symbol.for('dormouse.forceExact')]: true }
    case 'asyncify':
      return { bridge: 'asyncify' }
    default:
      throw new Error(`There is no way '${way}' of bridging a call`)
  }
}
