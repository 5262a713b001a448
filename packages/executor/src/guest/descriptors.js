const { getOwnPropertyDescriptor, setPrototypeOf } = Object

/** What an own property is, undefined for none: guest code may have planted fields of descriptors on all objects. */
export function descriptorOf(object, key) {
  const own = getOwnPropertyDescriptor(object, key)
  return own === undefined ? undefined : setPrototypeOf(own, null)
}
