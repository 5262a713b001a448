import type { LogicalExpression } from 'acorn'
import type { Node } from '../../ast/nodes.ts'
import { unchained } from '../program-map.ts'
import type { ExpressionFlow } from './expression-flow.ts'
import type { FlowMap } from './flow-map.ts'
import { isOnlyKept } from './kept.ts'
import { ITSELF } from './levels.ts'
import { isAnswer, tailsOf } from './tails.ts'

/** What is tested and handed out: `kept ?? start()`. The promise itself, or its value. */
export class HandedOut {
  readonly #flow: FlowMap
  readonly #expressions: ExpressionFlow
  /** Those that hand out what they ask for to code that the program does not have. */
  readonly #handedOn = new Set<LogicalExpression>()

  constructor(flow: FlowMap, expressions: ExpressionFlow) {
    this.#flow = flow
    this.#expressions = expressions
  }

  /** True when the left of a logical expression may be handed out as a promise: it is wanted there, or stays there. */
  isHandedOut(node: LogicalExpression): boolean {
    if (node.operator === '&&') return false
    if (this.#handedOn.has(node)) return true
    const target = this.#expressions.handedOver.get(node)
    const isWanted = (this.#expressions.placeOf(node).wants & ITSELF) !== 0
    return isWanted || (target?.to.keeps(target.level) ?? false)
  }

  /** `kept ?? start()` asks whether there is a promise; what a call answers is asked for its value. */
  isChosen(node: LogicalExpression): boolean {
    return this.isHandedOut(node) && !this.#isOnlyKept(node)
  }

  /** Spreads needs. Where nothing needs the value of what a test hands out, whoever calls the function may. */
  spreadNeeds(tests: readonly LogicalExpression[]): void {
    const { graph } = this.#flow
    const undecided = new Set(tests.filter((node) => !this.isHandedOut(node) || this.isChosen(node)))
    for (let count = -1; count !== undecided.size; ) {
      count = undecided.size
      graph.spreadNeeds()
      for (const node of undecided) {
        if (this.#isHandedOn(node)) continue
        undecided.delete(node)
        graph.need(this.#expressions.placeOf(node.left), ITSELF)
      }
    }
    for (const node of undecided) this.#handedOn.add(node)
  }

  /** True for `kept || start()` where only code of other cells may ask for the value. */
  #isHandedOn(node: LogicalExpression): boolean {
    const target = this.#expressions.handedOver.get(node)
    if (node.operator === '&&' || target === undefined || (target.to.needs & target.level) !== 0) return false
    return this.#flow.map.regionOf(node).fn !== undefined && starts(node.right) && this.#isOnlyKept(node)
  }

  #isOnlyKept(node: LogicalExpression): boolean {
    return isOnlyKept(node.left, node, this.#flow, this.#expressions)
  }
}

/** `start()`, `(kept = start())` */
function starts(value: Node): boolean {
  return tailsOf(value).some((tail) => {
    const given = unchained(tail)
    return given.type === 'AssignmentExpression' ? starts(given.right) : isAnswer(given)
  })
}
