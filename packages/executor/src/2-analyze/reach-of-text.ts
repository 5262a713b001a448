import { isLanguageName } from './language.ts'
import type { ProgramMap } from './program-map.ts'
import { NO_PROMISES } from './promises/promise-reach.ts'
import type { NameSet, Reach } from './value-flow.ts'

/** All names. */
class AnyName extends Set<string> {
  override get size(): number {
    return 1
  }
  override has(): boolean {
    return true
  }
}

/** Names of the language that lead to promises, or are called without any. */
const OTHERS: ReadonlySet<string> = new Set(['Promise', 'Reflect', 'Function', 'globalThis', 'console'])

/**
 * What is around code that the guest made from text: any name in it may be that of a function which gives promises.
 * None holds a promise, since names that code from text may read hold values.
 */
export function reachOfText({ hostFunctions }: { readonly hostFunctions: NameSet }): Reach {
  const isKnown = (name: string): boolean => isLanguageName(name) || OTHERS.has(name) || hostFunctions.has(name)
  return {
    hostFunctions: new Set(),
    names: new Set(),
    declared: { has: (name) => !isKnown(name) },
    properties: new Set(),
    escaped: false,
    readElsewhere: new Set(),
    evaluates: true,
    hidden: new Set(),
    modulesSuspend: false,
    settles: true,
    promises: { ...NO_PROMISES, givingNames: new AnyName(), givingEscaped: true },
    engineWaits: true,
  }
}

/** True when code made from text may have run, or does: it may put promises, and functions that give some, anywhere. */
export function mayEvaluate(map: ProgramMap, reach: Pick<Reach, 'evaluates'>): boolean {
  return map.hasEval || map.takesConstructor || reach.evaluates
}
