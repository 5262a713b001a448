import type { AssignmentExpression, BinaryExpression, CallExpression, MemberExpression, NewExpression } from 'acorn'
import { isFunction, type Node } from '../../ast/nodes.ts'
import { walk } from '../../ast/walk.ts'
import { keyName, type ProgramMap, unchained } from '../program-map.ts'

/** Operators that convert both operands. */
const CONVERTING: ReadonlySet<string> = new Set('+ - * / % ** < > <= >= << >> >>> & | ^'.split(' '))
/** Classes of the language that make a text or number of what they are given. */
const CLASSES: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError'],
  ...['String', 'Number', 'Date', 'RegExp', 'URL', 'Function'],
])
/** Classes that keep what they are given as it is. */
const KEEPING: ReadonlySet<string> = new Set(['Array', 'Object', 'Promise', 'Proxy', 'Set', 'WeakSet', 'WeakRef'])
/** Objects of the global scope whose functions do. */
const OWNERS: ReadonlySet<string> = new Set(['Math', 'Number', 'String', 'Symbol', 'Date', 'BigInt', 'URL'])
/** Methods of texts, numbers and patterns that convert what they are given; several are methods of lists, too. */
const METHODS: ReadonlySet<string> = new Set([
  ...['concat', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'localeCompare', 'match', 'matchAll', 'normalize'],
  ...['padEnd', 'padStart', 'repeat', 'replace', 'replaceAll', 'search', 'split', 'startsWith', 'substring'],
  ...['substr', 'test', 'exec', 'toString', 'toFixed', 'toPrecision', 'at', 'charAt', 'charCodeAt', 'codePointAt'],
  ...['append', 'set', 'encode', 'call', 'apply', 'map', 'from'],
])

/**
 * Expressions that are converted where they stand: to a text, a number or a key. What is in a list is converted with
 * it, in the middle of the conversion.
 */
export function convertedIn({ program, places }: ProgramMap): Node[] {
  const found: Node[] = []
  walk(program, {
    enter(node) {
      switch (node.type) {
        case 'TemplateLiteral':
          if (places.get(node)?.parent?.type !== 'TaggedTemplateExpression') found.push(...node.expressions)
          return
        case 'BinaryExpression':
          found.push(...operandsOf(node))
          return
        case 'UnaryExpression':
          if (['+', '-', '~'].includes(node.operator)) found.push(node.argument)
          return
        case 'AssignmentExpression':
          if (CONVERTING.has(node.operator.slice(0, -1))) found.push(node.right)
          return
        case 'MemberExpression':
          if (node.computed) found.push(node.property)
          return
        case 'Property':
        case 'PropertyDefinition':
        case 'MethodDefinition':
          if (node.computed) found.push(node.key)
          return
        case 'NewExpression':
          if (node.callee.type !== 'Identifier' || !CLASSES.has(node.callee.name)) return
          found.push(...node.arguments.filter(({ type }) => type !== 'SpreadElement'))
      }
    },
  })
  return found
}

/** Properties that the engine, or the library, keeps as a number or a text. */
const PLACES: ReadonlySet<string> = new Set([
  ...[
    'length',
    'lastIndex',
    'message',
    'name',
    'stack',
    'href',
    'protocol',
    'username',
    'password',
    'host',
    'hostname',
  ],
  ...['port', 'pathname', 'search', 'hash'],
])

/** `bytes[index] = value`: assignments to what may keep numbers or texts only, and can be read again. */
export function placedIn({ program }: ProgramMap): (AssignmentExpression & { readonly left: MemberExpression })[] {
  const found: (AssignmentExpression & { readonly left: MemberExpression })[] = []
  walk(program, {
    enter(node) {
      if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return
      const { left } = node
      const name = keyName(left)
      const isPlace = name === undefined || /^\d+$/.test(name) ? isReadAgain(left.property) : PLACES.has(name)
      if (isPlace && isReadAgain(left.object)) found.push({ ...node, left })
    },
  })
  return found
}

/** `bytes`, `this.bytes`, `0` */
function isReadAgain(node: Node): boolean {
  if (node.type === 'Identifier' || node.type === 'Literal' || node.type === 'ThisExpression') return true
  return node.type === 'MemberExpression' && !node.computed && node.object.type === 'ThisExpression'
}

/** What a class of the language takes apart and makes texts of: `new URLSearchParams({ q })`. */
export function takenApartIn({ program }: ProgramMap): Node[] {
  const found: Node[] = []
  walk(program, {
    enter(node) {
      if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return
      if (node.callee.name !== 'URLSearchParams') return
      found.push(...node.arguments.filter(({ type }) => type !== 'SpreadElement'))
    },
  })
  return found
}

/** `new Promise((resolve, fail) => …)`: the calls of `fail`. */
function* rejectionsOf(
  { callee, arguments: [executor] }: NewExpression,
  { declared }: ProgramMap['names'],
  places: ProgramMap['places'],
): Generator<CallExpression> {
  if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !executor || !isFunction(executor)) return
  const fail = executor.params[1]
  for (const { node } of (fail && declared.get(fail))?.references ?? []) {
    const { parent, key } = places.get(node) ?? {}
    if (parent?.type === 'CallExpression' && key === 'callee') yield parent
  }
}

/** What is thrown, or given as the reason of a rejection. */
export function thrownIn({ places, names }: ProgramMap): Node[] {
  const found: Node[] = []
  const note = (call: CallExpression): void => {
    found.push(...call.arguments.filter(({ type }) => type !== 'SpreadElement'))
  }
  for (const [node] of places) {
    if (node.type === 'ThrowStatement') found.push(node.argument)
    if (node.type === 'NewExpression') for (const call of rejectionsOf(node, names, places)) note(call)
    if (node.type !== 'CallExpression') continue
    const callee = unchained(node.callee)
    if (callee.type === 'MemberExpression' && keyName(callee) === 'reject') note(node)
  }
  return found
}

/** A class that is given something. */
interface Making {
  readonly made: Node
  readonly callee: Node
  readonly args: readonly Node[]
}

/** What classes of the language are given that may go through it: which one it is is told when it runs. */
export function madeIn({ program }: ProgramMap): Making[] {
  const found: Making[] = []
  walk(program, {
    enter(node) {
      if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return
      if (CLASSES.has(node.callee.name) || KEEPING.has(node.callee.name)) return
      const args = node.arguments.filter(({ type }) => type !== 'SpreadElement')
      found.push({ made: node, callee: node.callee, args })
    },
  })
  return found
}

/** What is compared with something that is no object is converted for it. */
function operandsOf({ operator, left, right }: BinaryExpression): Node[] {
  if (CONVERTING.has(operator)) return [left, right]
  if (operator === 'in') return left.type === 'PrivateIdentifier' ? [] : [left]
  if (operator !== '==' && operator !== '!=') return []
  return [...(isPrimitive(right) ? [left] : []), ...(isPrimitive(left) ? [right] : [])]
}

/** True for what is no object, as the text shows. */
export function isPrimitive(node: Node): boolean {
  if (node.type === 'Literal') return node.value !== null
  return ['TemplateLiteral', 'BinaryExpression', 'UnaryExpression', 'UpdateExpression'].includes(node.type)
}

/** True for a call that may convert its arguments, as far as its text shows: which one it is is told when it runs. */
export function mayConvert(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? unchained(node.callee) : undefined
  if (callee?.type !== 'MemberExpression') return node.type !== 'NewExpression'
  if (callee.object.type === 'Identifier' && OWNERS.has(callee.object.name)) return true
  const name = keyName(callee)
  return name === undefined || METHODS.has(name)
}
