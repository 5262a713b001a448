import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, type QuickJSContext, type QuickJSSyncVariant } from 'quickjs-emscripten-core'
import { beforeAll, expect, test } from 'vitest'
import { parse } from '../../../packages/executor/src/1-parse/parse.ts'
import { SyntaxFailure } from '../../../packages/executor/src/1-parse/syntax-failure.ts'
import { print } from '../../../packages/executor/src/4-print/print.ts'
import {
  type CellSource,
  describeSyntaxFailure,
  type Explanation,
  explain,
  type GuestError,
} from '../../../packages/executor/src/7-result/explain.ts'

let context: QuickJSContext
beforeAll(async () => {
  // Never freed: freeing a context can abort (hazards H4); the instance goes with the worker.
  // Its declarations are read as CommonJS, where the variant would hang under `default`; at run time it is the variant.
  context = (await newQuickJSWASMModuleFromVariant(variant as unknown as QuickJSSyncVariant)).newContext()
})

const HOST_FUNCTIONS = ['search', 'fetchUser', 'finalAnswer']

function cellOf(code: string): CellSource {
  const program = parse(code, { sourceBytes: 1 << 20 })
  return { code, program, script: print(program, code) }
}

/** Runs the cell as printed in the real engine and gives what it threw. */
function thrownBy({ script }: CellSource, fileName: string): GuestError {
  const result = context.evalCode(script.text, fileName)
  if (!result.error) throw new Error('The cell did not throw')
  return result.error.consume((handle) => context.dump(handle)) as GuestError
}

/** What the model is told; code runs in a block so that tests do not see each other's names. */
function told(lines: string, knownNames: readonly string[] = []): Explanation {
  const cell = cellOf(`{\n${lines}\n}`)
  return explain(thrownBy(cell, 'cell.js'), { cell, knownNames, hostFunctions: HOST_FUNCTIONS })
}

const caretOf = ({ codeFrame = '' }: Explanation) => {
  const lines = codeFrame.split('\n')
  const caret = lines.findIndex((line) => /^ *\| *\^$/.test(line))
  return lines[caret - 1]?.slice(lines[caret]?.indexOf('^'))
}

const CALLS: readonly (readonly [code: string, message: string, line: number, atCaret: string])[] = [
  [
    'const orders = {}\nconst x = 1\n  orders  .  fetchAll(1)',
    'orders  .  fetchAll is not a function',
    4,
    'fetchAll(1)',
  ],
  ['const orders = {}\norders\n  .fetchAll\n  (1)', 'orders.fetchAll is not a function', 4, 'fetchAll'],
  ['let f = 5; f(1)', 'f is not a function', 2, 'f(1)'],
  ['let o = {}\nlet y = 1 + o.a?.b + o.total( )', 'o.total is not a function', 3, 'total( )'],
  ['let o = { a: {} }; o?.a.b()', 'o?.a.b is not a function', 2, 'b()'],
  ["let o = {}; o['x']()", "o['x'] is not a function", 2, "'x']()"],
  ['let A = {}; new A.B(1)', 'A.B is not a constructor', 2, 'new A.B(1)'],
  ['let o = {}; o.tag`a`', 'o.tag is not a function', 2, '`a`'],
  ['let o = { a: () => 1 }; o.a()()', 'o.a() is not a function', 2, 'o.a()()'],
  [
    'const rows = [1]\nrows.map((row) => {\n  return row.toUpper()\n})',
    'row.toUpper is not a function',
    4,
    'toUpper()',
  ],
  ['[1].map(5)', 'an argument of [1].map is not a function', 2, 'map(5)'],
]
for (const [code, message, line, atCaret] of CALLS) {
  test(`explain() names what is not a function: ${message}`, () => {
    const explanation = told(code)
    expect(explanation).toMatchObject({ message, line })
    expect(caretOf(explanation)).toBe(atCaret)
  })
}

const READS: readonly (readonly [code: string, message: string, line: number, atCaret: string])[] = [
  ['let o = { a: {} }\nlet v = o.a.b.c', "cannot read property 'c' of undefined: o.a.b is undefined", 3, 'c'],
  ['let o = {}; o.a.b.c()', "cannot read property 'b' of undefined: o.a is undefined", 2, 'b.c()'],
  ['let o = {}; o.a[ "c" ]', 'cannot read property of undefined: o.a is undefined', 2, '"c" ]'],
  ['let o = null; o.x = 5', "cannot set property 'x' of null: o is null", 2, 'x = 5'],
  [
    'let o = { list: {} }; o.list\n  .first\n  .name',
    "cannot read property 'name' of undefined: o.list.first is undefined",
    4,
    'name',
  ],
  [
    'const f = (user) => user.name\n;[undefined].map(f)',
    "cannot read property 'name' of undefined: user is undefined",
    2,
    'name',
  ],
  ['let o = {}\nfor (const a of o.rows) {}', 'cannot iterate over undefined: o.rows is undefined', 3, 'rows) {}'],
]
for (const [code, message, line, atCaret] of READS) {
  test(`explain() names what is undefined: ${message}`, () => {
    const explanation = told(code)
    expect(explanation).toMatchObject({ message, line })
    expect(caretOf(explanation)).toBe(atCaret)
  })
}

const NAMES: readonly (readonly [code: string, message: string, advice: string | undefined])[] = [
  ['fetchUsr(1)', 'fetchUsr is not defined', 'Did you mean fetchUser?'],
  ['const x = userNmae + 1', 'userNmae is not defined', 'Did you mean userName?'],
  ['`${Jsno}`', 'Jsno is not defined', 'Did you mean JSON?'],
  ['zzzzzz', 'zzzzzz is not defined', undefined],
  [
    "fetch('https://example.com')",
    'fetch is not defined',
    'No fetch: there is no network in the sandbox. Call a host function: search, fetchUser, finalAnswer.',
  ],
  [
    "require('fs')",
    'require is not defined',
    'No require: modules come by `import`, and only those the host provides. Call a host function: search, fetchUser, finalAnswer.',
  ],
  ['let done = None', 'None is not defined', 'None is Python: write null.'],
  ['x; let x = 1', 'x is not initialized', 'x is used before its let, const or class line has run.'],
  ['const c = 1; c = 2', "'c' is read-only", 'c is a constant: declare it with let to assign to it.'],
  ['[].append(1)', '[].append is not a function', 'Not append: use push.'],
]
for (const [code, message, advice] of NAMES) {
  test(`explain() advises on ${message}`, () => {
    const explanation = told(code, ['userName'])
    expect(explanation.message).toBe(message)
    expect(explanation.advice).toBe(advice)
  })
}

const OWN: readonly (readonly [code: string, message: string, line: number, atCaret: string])[] = [
  ['throw new Error("boom")', 'boom', 2, 'new Error("boom")'],
  [
    'function g() {\n  throw new TypeError("not a function")\n}\ng()',
    'not a function',
    3,
    'new TypeError("not a function")',
  ],
  [
    'throw new ReferenceError("\'x\' is not defined")',
    "'x' is not defined",
    2,
    'new ReferenceError("\'x\' is not defined")',
  ],
  [
    'throw TypeError("cannot read property \'x\' of undefined")',
    "cannot read property 'x' of undefined",
    2,
    'TypeError("cannot read property \'x\' of undefined")',
  ],
  ['const later = new Error("later")\n\nthrow later', 'later', 2, 'new Error("later")'],
  ['JSON.parse("{bad")', 'expecting property name', 2, 'parse("{bad")'],
]
for (const [code, message, line, atCaret] of OWN) {
  test(`explain() leaves a message alone and shows the place: ${code.split('\n')[0]}`, () => {
    const explanation = told(code)
    expect(explanation).toMatchObject({ message, line })
    expect(explanation.advice).toBeUndefined()
    expect(caretOf(explanation)).toBe(atCaret)
  })
}

test("explain() gives the stack in the model's lines, without native frames", () => {
  const { stack } = told('const twice = (x) =>\n  x.a.b\n;[{}].map((x) => twice(x))')
  expect(stack).toBe('at twice (cell.js:3:7)\nat <anonymous> (cell.js:4:18)\nat <cell> (cell.js:4:7)')
})

test('explain() cuts the stack of a deep recursion', () => {
  const { stack = '' } = told('const deep = (n) => n === 0 ? missing : deep(n - 1)\ndeep(50)')
  expect(stack.split('\n')).toHaveLength(21)
  expect(stack).toMatch(/… 32 more$/)
})

test('explain() shows the line of this cell when a function of an earlier cell fails', () => {
  const earlier = cellOf('\nfunction nameOf(user) {\n  return user.name\n}')
  context.evalCode(earlier.script.text, 'cell-1.js')
  const cell = cellOf('const a = 1\n\nnameOf()')
  const error = thrownBy(cell, 'cell.js')
  const known = { cell, knownNames: [], hostFunctions: [] }
  expect(explain(error, known)).toMatchObject({
    message: "cannot read property 'name' of undefined",
    line: 3,
    stack: 'at nameOf (cell-1.js)\nat <cell> (cell.js:3:1)',
  })
  const earlierCell = (fileName: string) => (fileName === 'cell-1.js' ? earlier : undefined)
  expect(explain(error, { ...known, earlierCell })).toMatchObject({
    message: "cannot read property 'name' of undefined: user is undefined",
    line: 3,
    stack: 'at nameOf (cell-1.js:3:15)\nat <cell> (cell.js:3:1)',
  })
})

test('explain() keeps an error without a stack as it is', () => {
  const cell = cellOf('1')
  expect(
    explain({ name: 'TypeError', message: 'not a function' }, { cell, knownNames: [], hostFunctions: [] }),
  ).toEqual({
    message: 'not a function',
  })
})

test('describeSyntaxFailure() gives code, place, frame and advice', () => {
  const code = 'const a = 1\nconst b = [1, 2\nconst c = 3'
  try {
    parse(code, { sourceBytes: 1000 })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error
    expect(describeSyntaxFailure(error, code)).toEqual({
      code: 'syntax',
      name: 'SyntaxError',
      message: "Unexpected token 'const'",
      line: 3,
      column: 1,
      codeFrame: '  1 | const a = 1\n  2 | const b = [1, 2\n> 3 | const c = 3\n    | ^',
      advice: 'The `[` opened in line 2 is never closed.',
    })
  }
})
