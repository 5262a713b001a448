import type { ClassBody, Expression, Literal, MethodDefinition, Statement, StaticBlock } from 'acorn'
import { keyName } from '../2-analyze/program-map.ts'
import type { Node } from '../ast/nodes.ts'
import { type At, array, libraryCall, maskLiteral, statement, text } from './build.ts'
import { cellBeforeGiving, givesPromises, givingKeys } from './giving.ts'
import { askedVersion } from './relayed.ts'
import type { Rewriter } from './rewriter.ts'

/**
 * A class marks its methods before its static parts run.
 *
 *     class A { m() { return tool() } }
 *  →  class A { static { $$markClass(this, ["m", "cell-1.js 1"], []) }
 *       m() { return $$enter("cell-1.js 1", async () => …) } }
 *
 * Which of their parameters keep promises is noted there as well.
 */
export function rewriteClassBody(node: ClassBody, rewriter: Rewriter): Node {
  const rewritten = rewriter.children(node)
  const { suspending, engineWaits } = rewriter.analysis
  const members = node.body.filter((member): member is MethodDefinition => member.type === 'MethodDefinition')
  const methods = members.filter((member) => member.kind === 'method' && !isReplaced(member, node.body))
  // Where the engine waits nothing takes a token.
  const suspends = (member: MethodDefinition): boolean => !engineWaits && suspending.has(member.value)
  const ids = notesOf(methods, (member) => (suspends(member) ? rewriter.idOf(member.value, node) : undefined))
  const masks = notesOf(methods, ({ value }) => maskLiteral(rewriter.takes(value), node))
  const givers = members.filter(({ value }) => givesPromises(value, rewriter))
  const notes = [
    ...noteOf('markClass', ids, node),
    ...noteTaken(masks, maskOfConstructor(node, rewriter), node),
    ...(givers.length > 0 ? [givingClass(givers, rewriter, node)] : []),
    ...noteOf(
      'relayClass',
      notesOf(methods, ({ value }) => askedVersion(value, rewriter)),
      node,
    ),
  ]
  if (notes.length === 0) return rewritten
  const { start, end } = node
  const staticBlock: StaticBlock = { type: 'StaticBlock', body: notes, start, end }
  return { ...rewritten, body: [staticBlock, ...rewritten.body] }
}

/** Keys of methods and what is noted of each: of those of instances, and of static ones. */
function notesOf(
  methods: readonly MethodDefinition[],
  valueOf: (method: MethodDefinition) => Expression | undefined,
): readonly [Expression[], Expression[]] {
  const of = (isStatic: boolean): Expression[] =>
    methods
      .filter((member) => member.static === isStatic && member.key.type !== 'PrivateIdentifier')
      .flatMap((member) => {
        const name = keyName(member)
        const value = name === undefined ? undefined : valueOf(member)
        return name === undefined || value === undefined ? [] : [text(name, member), value]
      })
  return [of(false), of(true)]
}

/** `$$givingClass(this, […], […])`: no list where no text tells all of the keys. */
function givingClass(methods: readonly MethodDefinition[], rewriter: Rewriter, at: At): Statement {
  const { start, end } = at
  const lists = [false, true].map((isStatic) =>
    givingKeys(
      methods.filter((method) => method.static === isStatic),
      at,
    ),
  )
  const cell = cellBeforeGiving(
    methods.map(({ value }) => value),
    rewriter,
  )
  const self: Expression = { type: 'ThisExpression', start, end }
  return statement(libraryCall('givingClass', [self, ...lists, ...(cell ? [cell] : [])], at), at)
}

/** What the constructor asks of its parameters. */
function maskOfConstructor(node: ClassBody, rewriter: Rewriter): Literal | undefined {
  const found = node.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor')
  return found?.type === 'MethodDefinition' ? maskLiteral(rewriter.takes(found.value), node) : undefined
}

/** `$$takesClass(this, […], […], mask)` */
function noteTaken(lists: readonly Expression[][], mask: Literal | undefined, at: At): Statement[] {
  if (mask === undefined) return noteOf('takesClass', lists, at)
  const { start, end } = at
  const self: Expression = { type: 'ThisExpression', start, end }
  return [statement(libraryCall('takesClass', [self, ...lists.map((list) => array(list, at)), mask], at), at)]
}

/** `$$markClass(this, […], […])`, when there is anything to note. */
function noteOf(helper: string, lists: readonly Expression[][], at: At): Statement[] {
  if (lists.every(({ length }) => length === 0)) return []
  const arrays = lists.map((list) => array(list, at))
  const { start, end } = at
  return [statement(libraryCall(helper, [{ type: 'ThisExpression', start, end }, ...arrays], at), at)]
}

/** True when a later member may have the same key: then what the key means is not this method. */
function isReplaced(method: MethodDefinition, members: ClassBody['body']): boolean {
  return members.slice(members.indexOf(method) + 1).some((member) => {
    if (member.type !== 'MethodDefinition' || member.static !== method.static) return false
    const name = keyName(member)
    return name === undefined || name === keyName(method)
  })
}
