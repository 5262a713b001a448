import { failAt } from '../1-parse/syntax-failure.ts'
import type { Analysis } from '../2-analyze/analyze.ts'
import { NO_PROMISES, type PromiseReach } from '../2-analyze/promises/promise-reach.ts'
import type { Variable, VariableKind } from '../2-analyze/scopes.ts'
import type { NameSet } from '../2-analyze/value-flow.ts'
import { HELD_SLOT, type HeldSlot } from './held-names.ts'

/** A top-level name that an earlier cell declared. */
export interface Binding {
  /**
   * Its name in the engine's global scope: the name itself, or `name$1` … when an earlier cell died before giving it
   * a value, or where `let` cannot declare the name; `$$held$name` where it held promises in the cell that declared it.
   */
  readonly slot: string
  readonly kind: VariableKind
  /** True when it may hold a suspending function. */
  readonly suspends: boolean
}

/** What a session knows of its top level between cells. */
export interface SessionNames {
  readonly bindings: ReadonlyMap<string, Binding>
  /** Slots that were declared and never got a value: reading or assigning them throws for good. */
  readonly deadSlots: ReadonlySet<string>
  /** Property names under which earlier cells stored suspending functions. */
  readonly properties: ReadonlySet<string>
  readonly escaped: boolean
  /** Names that functions of earlier cells read. */
  readonly readElsewhere: ReadonlySet<string>
  /** True when an earlier cell may have made code from text. */
  readonly evaluates: boolean
  readonly promises: PromiseReach
  /** What earlier cells put in the place of the language's own. */
  readonly hidden: ReadonlySet<string>
}

/** A session before its first cell. */
export const NO_NAMES: SessionNames = {
  bindings: new Map(),
  deadSlots: new Set(),
  properties: new Set(),
  escaped: false,
  readElsewhere: new Set(),
  evaluates: false,
  promises: NO_PROMISES,
  hidden: new Set(),
}

/** Names without those whose slots never got a value. */
export function withoutDead(names: SessionNames, dead: ReadonlySet<string>): SessionNames {
  if (dead.size === 0) return names
  const bindings = new Map([...names.bindings].filter(([, { slot }]) => !dead.has(slot)))
  return { ...names, bindings, deadSlots: new Set([...names.deadSlots, ...dead]) }
}

/** The slots of one cell: which names it declares for the first time, and where each name lives. */
export class TopLevel {
  readonly #session: SessionNames
  readonly #declared: ReadonlyMap<string, Variable>
  readonly #slots = new Map<string, string>()

  constructor(analysis: Analysis, session: SessionNames, hostFunctions: NameSet, code: string) {
    this.#session = session
    this.#declared = analysis.map.names.program.variables
    for (const variable of this.#declared.values()) {
      if (hostFunctions.has(variable.name)) throw refuseHostName(analysis, variable.name, code)
      this.#slots.set(variable.name, this.#slotFor(variable.name, analysis.promiseVariables.has(variable)))
    }
    for (const [node, { name }] of analysis.map.names.declared) {
      if (name.startsWith('$$'))
        throw failAt(code, node.start, `Cannot declare '${name}': names with $$ are reserved`, RESERVED_ADVICE)
    }
    for (const { node, writes, variable } of analysis.map.names.references) {
      if (node.name.startsWith('$$'))
        throw failAt(code, node.start, `Cannot use '${node.name}': names with $$ are reserved`, RESERVED_ADVICE)
      if (writes && variable === undefined && hostFunctions.has(node.name)) {
        throw failAt(code, node.start, `Cannot assign to host function '${node.name}'`, HOST_NAME_ADVICE)
      }
    }
  }

  /** Where a name lives. */
  slotOf(name: string): string {
    return this.#slots.get(name) ?? this.#session.bindings.get(name)?.slot ?? name
  }

  /** True when no earlier cell declared the name: the engine's own declaration is used then, dead zone included. */
  isNew(name: string): boolean {
    return !this.#session.bindings.has(name)
  }

  /** True for a `const` of an earlier cell that this one does not declare again. */
  isConstant(name: string): boolean {
    const kind = this.#session.bindings.get(name)?.kind
    return !this.#declared.has(name) && (kind === 'const' || kind === 'import')
  }

  /** The session's names once the cell has run. */
  after(analysis: Analysis): SessionNames {
    const bindings = new Map(this.#session.bindings)
    for (const { name, kind } of this.#declared.values()) {
      bindings.set(name, { slot: this.slotOf(name), kind, suspends: analysis.suspendingNames.has(name) })
    }
    for (const name of analysis.suspendingNames) {
      if (!bindings.has(name)) bindings.set(name, { slot: name, kind: 'var', suspends: true })
    }
    return { bindings, deadSlots: this.#session.deadSlots, ...analysis.reach }
  }

  /** Slots of constants of earlier cells that this one declares again. */
  lockedSlots(): string[] {
    const again = [...this.#declared.keys()].map((name) => this.#session.bindings.get(name))
    return again.filter((one) => one?.kind === 'const' || one?.kind === 'import').map((one) => (one as Binding).slot)
  }

  /** Slots that this cell declares for the first time. */
  newSlots(): string[] {
    return [...this.#declared.keys()].filter((name) => this.isNew(name)).map((name) => this.slotOf(name))
  }

  /** Names that hold promises in this cell, and have a slot of a name that no code can say. */
  heldSlots(): HeldSlot[] {
    return [...this.#slots]
      .filter(([name, slot]) => this.isNew(name) && slot.startsWith(HELD_SLOT))
      .map(([name, slot]) => ({ name, slot, isConstant: this.#declared.get(name)?.kind === 'const' }))
  }

  #slotFor(name: string, isHeld: boolean): string {
    const known = this.#session.bindings.get(name)?.slot
    if (known !== undefined) return known
    const first = isHeld ? `${HELD_SLOT}${name}` : name
    let slot = first
    for (let number = 1; this.#session.deadSlots.has(slot) || WORDS.has(slot); number++) slot = `${first}$${number}`
    return slot
  }
}

/** Names that `var` and functions may have, and `let` in an asynchronous script may not. */
const WORDS: ReadonlySet<string> = new Set(['let', 'await'])

const RESERVED_ADVICE = 'Give it a name that does not begin with $$.'
const HOST_NAME_ADVICE = 'Give the variable another name: host functions keep theirs.'

function refuseHostName(analysis: Analysis, name: string, code: string): Error {
  const found = [...analysis.map.names.declared].find(([, variable]) => variable.name === name)
  return failAt(code, found?.[0].start ?? 0, `Cannot declare '${name}': it is a host function`, HOST_NAME_ADVICE)
}
