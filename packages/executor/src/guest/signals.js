/** A throw of ours that unwinds the guest: a top-level `return`, or the end of the run at a terminal host function. */
class Signal {
  #kind
  #value
  constructor(kind, value) {
    this.#kind = kind
    this.#value = value
  }
  static read(thrown) {
    return #kind in thrown ? { __proto__: null, kind: thrown.#kind, value: thrown.#value } : undefined
  }
}
const { read } = Signal
const { setPrototypeOf, freeze } = Object

/** Makes a signal. Guest code can hold one but neither read nor make one. */
export function signal(kind, value) {
  return freeze(setPrototypeOf(new Signal(kind, value), null))
}

/** `{ kind, value }` when `thrown` is a signal. */
export function readSignal(thrown) {
  return typeof thrown === 'object' && thrown !== null ? read(thrown) : undefined
}

/** `$$catch(error)`: the first statement of a rewritten `catch`: a signal goes on. */
export function passSignals(thrown) {
  if (readSignal(thrown) !== undefined) throw thrown
}

/** `$$return(value)`: what a top-level `return` throws. */
export function returnSignal(value) {
  return signal('return', value)
}
