/** An answer, and the first of the open questions that it hangs on. */
interface Answer {
  value: number
  low: number
  isOpen: boolean
}

/** The questions that are being answered, the first first. */
export class Circles {
  readonly open: Answer[] = []
  asking: Answer | undefined
}

/**
 * Answers each question once. Every answer is the least of others, so that questions which hang on each other in a
 * circle have one answer: that of the first of them (Tarjan's strongly connected components, 1972).
 */
export class Questions<Key> {
  readonly #circles: Circles
  readonly #answers = new Map<Key, Answer>()

  constructor(circles: Circles) {
    this.#circles = circles
  }

  /** The answer for `key`; `find` may ask others, in circles too. */
  of(key: Key, find: () => number): number {
    const { open, asking } = this.#circles
    const known = this.#answers.get(key)
    if (known !== undefined) {
      if (known.isOpen && asking) asking.low = Math.min(asking.low, known.low)
      return known.value
    }
    const index = open.length
    const answer: Answer = { value: Number.POSITIVE_INFINITY, low: index, isOpen: true }
    this.#answers.set(key, answer)
    open.push(answer)
    this.#circles.asking = answer
    answer.value = find()
    this.#circles.asking = asking
    if (asking) asking.low = Math.min(asking.low, answer.low)
    if (answer.low < index) return answer.value
    for (const other of open.splice(index)) Object.assign(other, { value: answer.value, isOpen: false })
    return answer.value
  }
}
