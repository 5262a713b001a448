import { type GuestHost, HALT } from './guest-host.ts'
import type { Machine } from './machine.ts'

/** Reads an argument of the call that is being answered. */
interface Arguments {
  text(index: number): string
  number(index: number): number
  /** Address of the argument itself. */
  value(index: number): number
}

/**
 * Answers one host function: a number, a text, undefined, word that the answer comes later, or the address of a guest
 * value (thrown when `threw`).
 */
type Answer = number | string | undefined | typeof HALT | { readonly value: number; readonly threw: boolean }

/** The host functions of the guest library: name → how it is answered. The place in this list is its number. */
const HOST_FUNCTIONS: readonly (readonly [string, (host: GuestHost, args: Arguments, machine: Machine) => Answer])[] = [
  ['call', (host, args, machine) => orAbandon(machine, host.call(args.text(0), args.text(1)))],
  ['callSync', (host, args, machine) => orAbandon(machine, callSync(host, args, machine))],
  ['terminal', (host, args) => void host.terminal(args.text(0), args.text(1))],
  ['log', (host, args) => void host.log(args.text(0), args.text(1))],
  ['service', (host, args) => host.service(args.text(0), args.text(1))],
  ['startTimer', (host, args) => void host.startTimer(args.number(0), args.number(1), args.number(2) !== 0)],
  ['clearTimer', (host, args) => void host.clearTimer(args.number(0))],
  ['module', (host, args) => host.module(args.text(0))],
  ['uncaught', (host, args) => void host.uncaught(args.text(0))],
  ['settledValue', (_host, args, machine) => settledValue(machine, args.value(0))],
]

/** Where the guest could not halt its call is refused, and the host function is not called. */
function callSync(host: GuestHost, args: Arguments, { engine }: Machine): Answer {
  if (engine.unwinder?.canHalt === false) throw new Error('Cannot call a host function from inside another')
  return host.callSync(args.text(0), args.text(1))
}

/** No answer: what the guest does from here on is never seen. */
function orAbandon(machine: Machine, answer: Answer): Answer {
  if (answer === undefined) machine.stop('abandoned')
  return answer
}

/** Names of the host functions, in the order of their numbers. */
export const HOST_FUNCTION_NAMES: readonly string[] = HOST_FUNCTIONS.map(([name]) => name)

/** Answers a call of the guest library; gives the address of the result for the engine, which then owns it. */
export function answerGuest(machine: Machine, context: number, count: number, argv: number, id: number): number {
  const { functions, text } = machine
  const value = (index: number): number =>
    index < count ? functions._QTS_ArgvGetJSValueConstPointer(argv, index) : functions._QTS_GetUndefined()
  const args: Arguments = {
    value,
    text: (index) => text.read(context, value(index)),
    number: (index) => functions._QTS_GetFloat64(context, value(index)),
  }
  const answer = HOST_FUNCTIONS[id]
  if (answer === undefined || machine.host === undefined) return 0
  try {
    const result = answer[1](machine.host, args, machine)
    if (typeof result === 'number') return functions._QTS_NewFloat64(context, result)
    if (typeof result === 'string') return text.newString(context, result)
    if (result === undefined) return 0
    if (result === HALT) return halt(machine, context)
    return result.threw ? thrown(machine, result.value) : result.value
  } catch (error) {
    return throwIntoGuest(machine, context, error)
  }
}

/** Halts the guest; the call gives its answer when that is there. */
function halt({ engine, stackBytes, text }: Machine, context: number): number {
  // Only a host whose machines can halt asks for it.
  return engine.unwinder?.halt(stackBytes, (answer) => text.newString(context, answer)) ?? 0
}

/** A host function of ours refuses by throwing an Error: its name and message go to the guest, nothing else. */
function throwIntoGuest(machine: Machine, context: number, error: unknown): number {
  const { functions, text } = machine
  if (error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && isStackOverflow(error))) throw error
  const guestError = functions._QTS_NewError(context)
  const none = functions._QTS_GetUndefined()
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  for (const [key, value] of Object.entries({ name, message })) {
    const keyValue = text.newString(context, key)
    const valueValue = text.newString(context, value)
    // Defined, not set: a setter that guest code planted is not run.
    functions._QTS_DefineProp(context, guestError, keyValue, valueValue, none, none, true, true, true)
    machine.free(keyValue)
    machine.free(valueValue)
  }
  return thrown(machine, guestError)
}

/** Throws a guest value, which the engine copies: the one given is freed. */
function thrown(machine: Machine, value: number): number {
  const exception = machine.functions._QTS_Throw(machine.context, value)
  machine.free(value)
  return exception
}

function isStackOverflow(error: RangeError): boolean {
  return error.message.includes('call stack')
}

/** The value of a promise that has settled (a driven function's); it cannot be pending, since nothing in it waits. */
function settledValue(machine: Machine, promise: number): Answer {
  const read = machine.readPromise(promise)
  if (read.state === 'pending') throw new Error('a driven function did not settle')
  return read.result
}
