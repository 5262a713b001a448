import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportsOf } from '../house/exports.ts'
import { packageOf, ROOT, sourceFiles, type TreeFile } from '../house/tree.ts'
import { exampleBlocks } from './code-block.ts'
import { runCode } from './run-code.ts'

/** What an example takes for granted, by file: lines that run before it. */
const SCENES: Record<string, string> = {
  'packages/executor/src/2-analyze/analyze.ts': `
    const options = { sourceBytes: 262_144 }
    const reach = { hostFunctions: new Set(['search']), names: new Set(), properties: new Set(), escaped: false,
      modulesSuspend: false, readElsewhere: new Set(), evaluates: false, hidden: new Set(),
      promises: { names: new Set(), properties: new Set(), givingNames: new Set(), givingProperties: new Set(),
        givingEscaped: false, methods: new Set(), plainReads: new Set(), plainCalls: new Set() } }`,
  'packages/executor/src/4-print/print.ts': 'const options = { sourceBytes: 262_144 }',
  'packages/executor/src/6-bridge/services.ts':
    'const session = { nowMs: () => 0, randomBytes: (length) => new Uint8Array(length) }',
  'packages/executor/src/ast/children.ts': `
    const node = parse('f(1);;', { sourceBytes: 262_144 })
    const call = node.body[0].expression
    const rewrite = (child) => child`,
  'packages/executor/src/ast/walk.ts': `const program = parse('f(() => 1)', { sourceBytes: 262_144 })`,
  'packages/executor/src/session.ts': `
    const executor = await createExecutor()
    const ask = { handle: (call) => call.suspend({ question: call.args[0] }) }
    const session = executor.createSession({ hostFunctions: { search: async () => [], ask } })`,
  'packages/agent/src/agent.ts': `
    import { CodeAgent, ScriptedModel } from '@dormouse/agent'
    const answers = Array(2).fill('<code>finalAnswer("approved: delete account")</code>')
    const agent = new CodeAgent({ model: new ScriptedModel(answers) })`,
  'packages/tools/src/human-approval.ts': `
    import { CodeAgent, ScriptedModel } from '@dormouse/agent'
    const model = new ScriptedModel(['<code>finalAnswer(1)</code>'])
    const confirmByChat = () => true`,
}

const files = sourceFiles()
const examples = files.flatMap((file) => exampleBlocks(file.text).map((block) => ({ ...block, path: file.path, file })))

/** Imports for the names of its package that an example uses; the file it stands in comes first. */
function importsFor(code: string, home: TreeFile): string {
  const own = files.filter((file) => packageOf(file.path) === packageOf(home.path) && isValueHome(file, home))
  const found = new Map<string, string>()
  for (const file of [home, ...own]) {
    for (const one of exportsOf(file)) {
      if (
        !one.declaration ||
        found.has(one.name) ||
        isBound(one.name, code) ||
        !new RegExp(`(?<![.\\w'])${one.name}\\b(?!['\\w])`).test(code)
      )
        continue
      found.set(one.name, file.path)
    }
  }
  return [...found].map(([name, path]) => `import { ${name} } from '${specifier(home, path)}'`).join('\n')
}

/** True for a name that the example brings itself. */
const isBound = (name: string, code: string): boolean =>
  new RegExp(`(?:const|let|class|function) ${name}\\b|import \\{[^}]*\\b${name}\\b`).test(code)

/** Guest code and the host's code share names; an example means its own side. */
const isValueHome = (file: TreeFile, home: TreeFile): boolean =>
  file.path.includes('/guest/') === home.path.includes('/guest/')

function specifier(home: TreeFile, path: string): string {
  const way = relative(dirname(home.path), path)
  return way.startsWith('.') ? way : `./${way}`
}

describe('docstring examples', () => {
  it('exampleBlocks() finds examples in the sources', () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples)('$path:$line runs and gives what it says', async ({ code, file }) => {
    const whole = [SCENES[file.path], code].filter(Boolean).join('\n')
    const ended = await runCode(whole, { imports: importsFor(whole, file), folder: join(ROOT, dirname(file.path)) })
    expect(ended.exitCode, ended.output).toBe(0)
  })
})
