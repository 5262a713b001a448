import {
  type ForOfStatement,
  type Node,
  type Options,
  type Pattern,
  type Program,
  parse,
  type Statement,
  type VariableDeclaration,
} from 'acorn'

const cellOptions: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

// Asked of the tree, not of a second parse: `await [1]` and `await (x)` are scripts too, with another meaning.
function waitsOrReturns(node: Node): boolean {
  if (node.type === 'AwaitExpression' || node.type === 'ReturnStatement') return true
  if (node.type === 'ForOfStatement' && (node as ForOfStatement).await) return true
  if (/Function|ClassBody/.test(node.type)) return false
  return Object.values(node)
    .flat()
    .some((child) => isNode(child) && waitsOrReturns(child))
}

const valueExpression = (code: string, last: Statement | undefined): string | undefined => {
  if (last?.type === 'ExpressionStatement') return code.slice(last.expression.start, last.expression.end)
  const declared = last?.type === 'VariableDeclaration' ? last.declarations.at(-1)?.id : undefined
  return declared?.type === 'Identifier' ? declared.name : undefined
}

/**
 * Turns a cell into a script that plain Node can run with the same value: a closing declaration is read out, and code
 * with a top-level `await` or `return` becomes the body of an async function.
 *
 * @example scriptOf('const a = 1') // 'const a = 1\n;a'
 * @example scriptOf('await f()') // '(async () => {\nreturn (await f())\n})()'
 */
export function scriptOf(code: string): string {
  const program = parse(code, cellOptions)
  const last = program.body.at(-1) as Statement | undefined
  const value = valueExpression(code, last)
  if (!waitsOrReturns(program)) return last?.type === 'VariableDeclaration' ? `${code}\n;${value}` : code
  const isExpression = last?.type === 'ExpressionStatement' && last.directive === undefined
  const kept = isExpression ? code.slice(0, last.start) : code
  return `(async () => {\n${kept}\n${value === undefined ? '' : `return (${value})`}\n})()`
}

function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesOf(one.type === 'Property' ? one.value : one.argument))
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesOf(element) : []))
    case 'AssignmentPattern':
      return namesOf(pattern.left)
    case 'RestElement':
      return namesOf(pattern.argument)
    default:
      return []
  }
}

const assignmentsOf = (code: string, { kind, declarations }: VariableDeclaration): string =>
  declarations
    .map(({ id, init }) => {
      if (!init) return kind === 'var' ? '' : `${code.slice(id.start, id.end)} = undefined;`
      return `(${code.slice(id.start, id.end)} = ${code.slice(init.start, init.end)});`
    })
    .join('\n')

const declaredNames = (program: Program): string[] =>
  program.body.flatMap((statement) => {
    if (statement.type === 'ClassDeclaration') return [statement.id.name]
    return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(({ id }) => namesOf(id)) : []
  })

/**
 * Turns one of several cells into a script whose top-level names outlive it, though its body is an async function: they
 * become variables of the realm, and functions stand before the body.
 *
 * @example sharedScriptOf('const a = await f()') // 'var a;\n(async () => {\n(a = await f());\nreturn (a)\n})()'
 */
export function sharedScriptOf(code: string): string {
  const program = parse(code, cellOptions)
  const names = declaredNames(program)
  const functions = program.body.filter(({ type }) => type === 'FunctionDeclaration')
  const last = program.body.at(-1) as Statement | undefined
  const value = valueExpression(code, last)
  const body = program.body.flatMap((statement) => {
    const text = code.slice(statement.start, statement.end)
    if (statement.type === 'FunctionDeclaration') return []
    if (statement.type === 'VariableDeclaration') return [assignmentsOf(code, statement)]
    if (statement.type === 'ClassDeclaration') return [`${statement.id.name} = ${text};`]
    return statement === last && statement.type === 'ExpressionStatement' ? [] : [text]
  })
  return [
    ...(names.length > 0 ? [`var ${names.join(', ')};`] : []),
    ...functions.map(({ start, end }) => code.slice(start, end)),
    '(async () => {',
    ...body,
    ...(value === undefined ? [] : [`return (${value})`]),
    '})()',
  ].join('\n')
}
