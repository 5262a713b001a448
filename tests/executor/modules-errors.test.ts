import { describe, expect, it } from 'vitest'
import { failureOf, shareExecutor, valueOf } from '../support/executor.ts'
import { type Case, hostFunctions, MODES, runAll, SHOP } from './run-modules.ts'

/** Cells that fail: the name of the error and its message. */
const ERRORS: readonly Case[] = [
  [
    'a module that is not there',
    { a: '', b: '' },
    `import 'c'`,
    "TypeError: Cannot import 'c': this session has 'a', 'b'",
  ],
  [
    'a session without modules',
    {},
    `import { a } from 'a'`,
    "TypeError: Cannot import 'a': this session has no modules",
  ],
  [
    'a module that another one misses',
    { a: `import 'b'` },
    `import 'a'`,
    "TypeError: Cannot import 'b': this session has 'a'",
  ],
  [
    'a name that is not exported',
    { shop: SHOP },
    `import { nope } from 'shop'`,
    "SyntaxError: The module does not provide an export named 'nope'",
  ],
  [
    'a name that a re-export does not find',
    { low: '', m: `export { nope } from 'low'` },
    `import { nope } from 'm'`,
    "SyntaxError: The module does not provide an export named 'nope'",
  ],
  [
    'a default that is not there',
    { a: 'export const b = 1' },
    `import a from 'a'`,
    "SyntaxError: The module does not provide an export named 'default'",
  ],
  [
    'a default that a star export left out',
    { low: 'export default 1', m: `export * from 'low'` },
    `import a from 'm'`,
    "SyntaxError: The module does not provide an export named 'default'",
  ],
  [
    'a syntax error in a module',
    { a: 'const a = 1\nconst b = ;' },
    `import 'a'`,
    "SyntaxError: Cannot import 'a': Unexpected token ';' (line 2, column 11)",
  ],
  [
    'an export of an unknown name',
    { a: 'export { nope }' },
    `import 'a'`,
    "SyntaxError: Cannot import 'a': Export 'nope' is not defined (line 1, column 10)",
  ],
  [
    'a return in a module',
    { a: 'return 5' },
    `import 'a'`,
    "SyntaxError: Cannot import 'a': 'return' outside of function (line 1, column 1)",
  ],
  ['what a module throws', { a: `throw new RangeError('broken')` }, `import 'a'`, 'RangeError: broken'],
  [
    'what a module throws, the second time',
    { a: `throw new RangeError('broken')` },
    [`import 'a'`, `import 'a'`],
    'RangeError: broken',
  ],
  [
    'a host function that a module calls and that fails',
    { a: 'export const a = fail()' },
    `import 'a'`,
    'RangeError: no luck',
  ],
  [
    'assignment to an imported name',
    { shop: SHOP },
    `import { currency } from 'shop'; currency = 'USD'`,
    'TypeError: Assignment to constant variable.',
  ],
  [
    'assignment to an imported name in a later cell',
    { shop: SHOP },
    [`import { currency } from 'shop'`, 'currency += 1'],
    'TypeError: Assignment to constant variable.',
  ],
  [
    'assignment to an export through the namespace',
    { shop: SHOP },
    `'use strict'; import * as shop from 'shop'; shop.currency = 'USD'`,
    'TypeError: no setter for property',
  ],
  [
    'an export from a module in a cell',
    { shop: SHOP },
    `export { currency } from 'shop'`,
    'SyntaxError: A cell cannot export from a module',
  ],
]

describe.each(MODES)('modules in %s mode', (_mode, options) => {
  const shared = shareExecutor(options)

  it.each(ERRORS)('import tells %s', async (_what, modules, cells, told) => {
    const { name, message, code } = failureOf(await runAll(shared.session({ modules, hostFunctions }), cells)).error
    expect(`${name}: ${message}`).toBe(told)
    expect(code).toBe(name === 'SyntaxError' && message.startsWith('A cell') ? 'syntax' : 'guest')
  })

  it('import leaves a refused name as it was', async () => {
    const session = shared.session({ modules: { shop: SHOP } })
    await session.run(`import { currency } from 'shop'; currency = 'USD'`)
    expect(valueOf(await session.run('currency'))).toBe('EUR')
  })
})
