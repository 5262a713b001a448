import { setConstant } from './constants.ts'
import { droppedPlaces } from './guest-entries.ts'
import { type Answer, ELSEWHERE, type GuestHost, HALT, type Told } from './guest-host.ts'
import { GuestMemoryFull } from './guest-text.ts'
import type { Machine } from './machine.ts'
import { waitNow } from './nested-wait.ts'

/** Reads an argument of the call that is being answered. */
interface Arguments {
  text(index: number): string
  number(index: number): number
  /** Address of the argument itself. */
  value(index: number): number
}

/** The host functions of the guest library: name → how it is answered. The place in this list is its number. */
const HOST_FUNCTIONS: readonly (readonly [string, (host: GuestHost, args: Arguments, machine: Machine) => Answer])[] = [
  ['call', (host, args, machine) => orAbandon(machine, host.call(args.text(0), args.text(1)))],
  ['callSync', (host, args, machine) => orAbandon(machine, callSync(host, args, machine))],
  ['terminal', (host, args) => void host.terminal(args.text(0), args.text(1))],
  ['standStill', (host, args, machine) => standStill(host, args, machine)],
  ['log', (host, args) => void host.log(args.text(0), args.text(1))],
  ['service', (host, args) => host.service(args.text(0), args.text(1))],
  ['startTimer', (host, args) => void host.startTimer(args.number(0), args.number(1), args.number(2) !== 0)],
  ['clearTimer', (host, args) => void host.clearTimer(args.number(0))],
  ['module', (host, args, machine) => moduleOf(machine, args.text(0), host)],
  ['functionText', (host, args, machine) => functionText(host, args, machine)],
  ['rewrittenText', (host, args) => host.rewrittenText(args.text(0))],
  ['uncaught', (host, args) => void host.uncaught(args.text(0))],
  ['isPromise', (_host, args, machine) => (machine.isPromise(args.value(0)) ? 1 : 0)],
  ['waitNow', (host, args, machine) => waitNow(machine, host, args.value(0))],
  ['lock', (_host, args, machine) => void setConstant(machine, args.number(0), args.number(1) !== 0)],
  ['settledValue', (_host, args, machine) => settledValue(machine, args.value(0))],
  ['isPending', (_host, args, machine) => Number(machine.isPending(args.value(0)))],
  ['openedDropped', (_host, _args, machine) => noteDropped(machine)],
]

/** Before the name of a module: the file name that the engine knows it under. */
export const MODULE_FILE = 'module '

/** The function that evaluates a module, from a script of its own. */
function moduleOf(machine: Machine, name: string, host: GuestHost): Answer {
  return machine.evaluate(host.module(name), `${MODULE_FILE}${name}`, false)
}

/** The text of a function as it was written: the file, line and column are where the engine has it. */
function functionText(host: GuestHost, args: Arguments, machine: Machine): Answer {
  const text = host.functionText(args.text(0), args.number(1), args.number(2))
  if (text === ELSEWHERE) machine.stop('abandoned')
  return text === ELSEWHERE ? undefined : text
}

/** The guest waits for a dropped call. */
function noteDropped(machine: Machine): undefined {
  machine.dropped.mayBe = true
}

/** The guest stands in the middle of code that never goes on. */
function standStill(host: GuestHost, args: Arguments, machine: Machine): undefined {
  host.standStill(args.text(0))
  machine.stop('abandoned')
}

/** Where the guest could not halt its call is refused, and the host function is not called. */
function callSync(host: GuestHost, args: Arguments, { engine }: Machine): Answer {
  if (engine.unwinder?.canHalt === false) throw new Error('Cannot call a host function from inside another')
  const answer = host.callSync(args.text(0), args.text(1))
  // Halted at a call the guest is told nothing but its answer.
  return answer === HALT ? { whenTold: (told) => (told.kind === 'call' ? told.answer : undefined) } : answer
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
  const { host } = machine
  return addressOf(machine, context, () => answer[1](host, args, machine))
}

/** The address of what `work` answers, thrown into the guest where it throws. */
function addressOf(machine: Machine, context: number, work: () => Answer): number {
  const { engine, functions, text, stackBytes } = machine
  try {
    const answer = work()
    if (answer === undefined) return 0
    if (typeof answer === 'number') return functions._QTS_NewFloat64(context, answer)
    if (typeof answer === 'string' || answer instanceof Uint8Array) return text.newString(context, answer)
    if ('value' in answer) return answer.threw ? thrown(machine, answer.value) : answer.value
    // Only where the machine can halt is an answer one that comes later.
    const resume = (told: Told): number => addressOf(machine, context, () => answer.whenTold(told))
    // Of a guest that stands halted nothing can be asked any more; what stands around is taken off after it.
    if (!machine.isHalted) machine.dropped.at = machine.dropped.mayBe ? droppedPlaces(machine) : ''
    return engine.unwinder?.halt(stackBytes, resume) ?? 0
  } catch (error) {
    return throwIntoGuest(machine, context, error)
  }
}

/** A host function of ours refuses by throwing an Error: its name and message go to the guest, nothing else. */
function throwIntoGuest(machine: Machine, context: number, error: unknown): number {
  const { functions, text } = machine
  if (isTrap(error)) throw error
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

/** The machine cannot go on: after a trap, the end of the host's own stack, or where a text found no room. */
function isTrap(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError || error instanceof GuestMemoryFull) return true
  return error instanceof RangeError && error.message.includes('call stack')
}

/** The value of a promise that has settled (a driven function's); it cannot be pending, since nothing in it waits. */
function settledValue(machine: Machine, promise: number): Answer {
  const read = machine.readPromise(promise)
  if (read.state === 'pending') throw new Error('a driven function did not settle')
  return read.result
}
