import type { Parser } from 'acorn'
import { positionOf } from '../ast/position.ts'
import { tooDeep } from './syntax-failure.ts'

/**
 * The parser's methods that call themselves for nested code, and what one call counts. Weighed by the stack they were
 * measured to take: a bracket passes through several of them, a term of `a + b + …` or a prefix through one.
 */
const RECURSIVE_METHODS: Readonly<Record<string, number>> = {
  parseStatement: 1,
  parseMaybeAssign: 1,
  parseBindingAtom: 1,
  tsParseType: 1,
  parseMaybeUnary: 1 / 4,
  parseNew: 1 / 4,
  parseExprOp: 1 / 4,
  tsParseTypeOperatorOrHigher: 1 / 4,
}

/** At most two fifths of a stack of 984 kB, by the greediest shape (nested object literals). */
const MAX_DEPTH = 200

/** What the bounded methods see of the parser. */
interface ParserState {
  readonly input: string
  readonly start: number
  depth: number
}

type Method = (this: ParserState, a: unknown, b: unknown, c: unknown, d: unknown, e: unknown, f: unknown) => unknown

/**
 * A parser that refuses deep code with `source-too-deep` while much stack is left. Waiting for the stack to end is no
 * way: V8 ends the whole process when it must compile a regular expression near the end of the stack, and acorn's
 * tokenizer uses them.
 */
export function boundDepth(Base: typeof Parser): typeof Parser {
  const Bounded = class extends Base {
    depth = 0
  }
  for (const [name, weight] of Object.entries(RECURSIVE_METHODS)) {
    const method: unknown = Reflect.get(Base.prototype, name)
    if (typeof method === 'function') Reflect.set(Bounded.prototype, name, counted(method as Method, weight))
  }
  return Bounded
}

// Six places hold what any of the methods takes; a list of arguments would cost a third of the parser's speed. No
// `finally`: where the TypeScript plugin goes back after a failed try, the method around it sets the depth right.
function counted(method: Method, weight: number): Method {
  return function countedMethod(this: ParserState, a, b, c, d, e, f): unknown {
    const { depth } = this
    if (depth > MAX_DEPTH) throw tooDeep(positionOf(this.input, this.start))
    this.depth = depth + weight
    const result = method.call(this, a, b, c, d, e, f)
    this.depth = depth
    return result
  }
}
