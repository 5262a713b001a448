import { bareMap } from './built-ins.js'
import { takeWalk, transferFailure } from './failure.js'
import { readMark } from './read-graph.js'
import { STRIDE } from './walk.js'

/**
 * What a walk had read when it refused a value: accessors, traps and `toJSON` may have started calls, and are not asked
 * again.
 * @param {unknown} error what `encode` threw
 * @returns {ReadSoFar | undefined} undefined for other errors
 */
export function readSoFar(error) {
  if (transferFailure(error) === undefined) return undefined
  const walk = takeWalk(error)
  return walk === undefined ? undefined : new ReadSoFar(walk)
}

class ReadSoFar {
  #walk
  /** Copy → what it is of. */
  #sources = bareMap()
  /** Container → its place among the nodes. */
  #places = bareMap()
  /** Key → true, of those whose values were taken in the container in which the walk ended. */
  #taken = bareMap()
  /** What had a `toJSON` → `{ value }` that this gave. */
  #converted = bareMap()

  constructor(walk) {
    const { nodes } = walk
    this.#walk = walk
    for (let at = 0; at < nodes.length; at += STRIDE) {
      this.#sources.set(nodes[at + 1], nodes[at])
      this.#places.set(nodes[at], at)
    }
    for (let each = walk.converted; each !== undefined; each = each.rest) this.#converted.set(each.source, each)
    if (walk.at < 0) return
    for (const key in nodes[walk.at + 1]) {
      if (key === '' + walk.key) break
      this.#taken.set(key, true)
    }
  }

  /** True for a container whose names were read: those of its copy are all that it has. */
  hasNamesOf(container) {
    const at = this.#places.get(container)
    return at !== undefined && this.#walk.nodes[at + 2] === 'o'
  }

  /** The names of such a container, as a record. */
  namesOf(container) {
    return this.#walk.nodes[this.#places.get(container) + 1]
  }

  /** `{ value }` of a property that was read. */
  partOf(container, name) {
    const at = this.#places.get(container)
    if (at === undefined) return undefined
    const { nodes } = this.#walk
    if (nodes[at + 2] === 'E') return this.#partOfError(at, name)
    return nodes[at + 2] === 'a' ? this.#elementOf(at, name) : this.#fieldOf(at, name)
  }

  /** `{ value }` that a `toJSON` gave. */
  conversionOf(container) {
    return this.#converted.get(container)
  }

  /** All fields of an object are read before one of them is taken. */
  #fieldOf(at, name) {
    const copy = this.#walk.nodes[at + 1]
    if (!(name in copy)) return undefined
    return found(this.#isTaken(at, name) ? this.#valueOf(copy[name]) : copy[name])
  }

  #elementOf(at, name) {
    if (this.#isTaken(at, name)) return found(this.#valueOf(this.#walk.nodes[at + 1][name]))
    return this.#isRefused(at, name) ? found(this.#walk.refused) : undefined
  }

  #partOfError(at, name) {
    if (name !== 'cause') {
      const fields = this.#walk.nodes[at + 1][2]
      return fields === undefined ? undefined : this.#fieldOf(this.#places.get(fields), name)
    }
    if (this.#isTaken(at, '3')) return found(this.#valueOf(this.#walk.nodes[at + 1][3]))
    return this.#isRefused(at, '3') ? found(this.#walk.refused) : undefined
  }

  #isRefused(at, name) {
    return at === this.#walk.at && name === '' + this.#walk.key
  }

  #isTaken(at, name) {
    if (at !== this.#walk.at) return at < this.#walk.at
    return this.#taken.has(name)
  }

  #valueOf(slot) {
    if (typeof slot !== 'object' || slot === null) return slot
    return this.#sources.has(slot) ? this.#sources.get(slot) : readMark(slot)
  }
}

const found = (value) => ({ __proto__: null, value })
