import { childrenIn, isNode, nameOf, nodesOf, type SyntaxNode, syntaxOf } from '../house/syntax.ts'

/** Code whose claims are checked as it runs, and how many there are. */
export interface CheckedCode {
  readonly code: string
  readonly claims: number
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Turns each comment that claims a value into a check. `// → X` always claims; a bare `// X` after a statement claims
 * when X is a literal, and is prose otherwise. The statement's value is its expression, what it logs, or declares.
 *
 * @example checkClaims("f(1) // → 'one'").claims // 1
 */
export function checkClaims(code: string): CheckedCode {
  const { program, comments } = syntaxOf({ path: 'block', text: code })
  const statements = [...nodesOf(program)].filter((node) => /(Statement|VariableDeclaration)$/.test(node.type))
  const edits = comments.flatMap((comment): Edit[] => {
    const claim = /^\s*→\s*(.+?)\s*$/.exec(comment.value)?.[1]
    const expected = claim ?? comment.value.trim()
    if (comment.type !== 'Line' || (claim === undefined && !isLiteral(expected))) return []
    const statement = statements.findLast(
      (node) => node.end <= comment.start && isBlank(code.slice(node.end, comment.start)),
    )
    if (statement) return [checkOf(statement, code, expected)]
    if (claim === undefined) return []
    throw new Error(`Cannot check the claim "${claim}": no statement ends on its line`)
  })
  const checked = edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
  return { code: checked, claims: edits.length }
}

const isBlank = (text: string): boolean => /^[ \t;]*$/.test(text)

const CONSTANTS = ['undefined', 'NaN', 'Infinity']
const LITERALS = /^(Program|ExpressionStatement|Literal|UnaryExpression|ArrayExpression|ObjectExpression|Property)$/

/** True for text that is a value written down: no name in it is read, but for the constants. */
function isLiteral(text: string): boolean {
  try {
    const nodes = [...nodesOf(syntaxOf({ path: 'claim', text: `(${text})` }).program)]
    const keys = nodes.map((node) => (node.type === 'Property' && node['computed'] === false ? node['key'] : undefined))
    return nodes.every(
      (node) => LITERALS.test(node.type) || keys.includes(node) || CONSTANTS.includes(nameOf(node) ?? ''),
    )
  } catch {
    return false
  }
}

/** A statement's value, wrapped so that it is compared with the literal, or else with the text, of the claim. */
function checkOf(statement: SyntaxNode, code: string, expected: string): Edit {
  const claim = `${JSON.stringify(expected)}, ${isLiteral(expected) ? `() => (${expected})` : 'undefined'}`
  if (statement.type === 'VariableDeclaration') {
    const declared = nameOf(childrenIn(statement, 'declarations').at(-1)?.['id'])
    if (declared === undefined) throw new Error(`Cannot check the claim "${expected}": name what it is about`)
    return { start: statement.end, end: statement.end, text: `;__claim(${claim}, ${declared});` }
  }
  const expression = statement['expression']
  if (!isNode(expression)) throw new Error(`Cannot check the claim "${expected}": its statement has no value`)
  const text = code.slice(expression.start, expression.end)
  const logged = /^console\.\w+\(([\s\S]*)\)$/.exec(text)?.[1]
  const value = logged === undefined ? `(${text})` : `__logged(${logged})`
  return { start: statement.start, end: statement.end, text: `{__claim(${claim}, ${value})}` }
}

/** What checked code needs around it: the comparison, and a last line that fails when a claim was never reached. */
export const CLAIMS_PRELUDE: string = `
import { isDeepStrictEqual as __equal, inspect as __inspect, format as __format } from 'node:util'
const __reached = new Set()
const __text = (value) => (typeof value === 'string' ? value : __inspect(value, { breakLength: Infinity, depth: 9 }))
const __logged = (...values) => { console.log(...values); return values.length === 1 ? values[0] : __format(...values) }
const __claim = (expected, literal, value) => {
  __reached.add(expected)
  if (literal && __equal(value, literal())) return
  const parts = expected.split('…').map((part) => part.replace(/[.*+?^$()|[\\]{}\\\\]/g, '\\\\$&'))
  if (new RegExp('^' + parts.join('[^]*') + '$').test(__text(value))) return
  throw new Error('The document says ' + expected + ', the code gives ' + __text(value))
}
process.on('exit', (code) => {
  if (code === 0 && __reached.size < __claims) { console.error('Only ' + __reached.size + ' of ' + __claims + ' claims were reached'); process.exitCode = 1 }
})
`
