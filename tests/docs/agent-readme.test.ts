import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportsOf } from '../house/exports.ts'
import { childrenIn, nameOf, nodesOf, syntaxOf } from '../house/syntax.ts'
import { ROOT } from '../house/tree.ts'
import { checkTypes, type TypeProblem } from './check-types.ts'
import { fencedBlocks } from './code-block.ts'
import { bundleCode, runCode } from './run-code.ts'
import { type TableExample, tableExamples } from './table-examples.ts'

const HOME = 'packages/agent'
const fileOf = (path: string): { readonly path: string; readonly text: string } => ({
  path: `${HOME}/${path}`,
  text: readFileSync(join(ROOT, HOME, path), 'utf8'),
})
const readme = fileOf('README.md').text
const blocks = fencedBlocks(readme).filter(({ language }) => /^(js|ts)$/.test(language))
const examples = tableExamples(readme)

/** What the examples of the tables may take for granted. */
const SCENE = `
import {
  Agent, AgentError, AiSdkModel, askUser, AzureOpenAIModel, buildMessages, CodeAgent, compactMemory, createLogger,
  finalAnswer, InferenceClientModel, LiteLLMModel, Memory, OpenAIModel, openTelemetry, RecordedModel, RouterModel,
  ScriptedModel, Tool, tool, ToolCallingAgent,
} from '@dormouse/agent'
import type {
  AgentEvent, ActionStep, CodeExecutor, CodeSession, CodeSessionOptions, Model, ModelMessage, RunHandle, RunResult,
  ToolInputs,
} from '@dormouse/agent'
import { FileRecordings, runInThread } from '@dormouse/agent/node'
import { createExecutor } from '@dormouse/executor/node'
import * as api from '@opentelemetry/api'
import OpenAI from 'openai'
import { z } from 'zod'
declare const agent: CodeAgent, researcher: CodeAgent, model: Model, executor: CodeExecutor, search: Tool
declare const tools: readonly Tool[], task: string, apiKey: string, url: URL
declare const run: RunHandle, result: RunResult, memory: Memory, step: ActionStep, event: AgentEvent
declare const languageModel: ConstructorParameters<typeof AiSdkModel>[0]
declare const langchainTool: { invoke(input: string): Promise<unknown> }
declare const connect: (options: CodeSessionOptions) => CodeSession
`

/** Examples as a program: each is one line of it, in a function of its own; `lines` are those of the README. */
function programOf(codes: readonly TableExample[]): {
  readonly text: string
  readonly lines: ReadonlyMap<number, number>
} {
  const scene = SCENE.split('\n')
  const functions = codes.flatMap(({ line, code }) => [`async function line${line}() {`, code, '}'])
  const lines = codes.map(({ line }, index) => [scene.length + 3 * index + 2, line] as const)
  return { text: [...scene, ...functions].join('\n'), lines: new Map(lines) }
}

/** Examples that no reader should copy: the check must find each. */
const WRONG: readonly TableExample[] = [
  { line: 1, code: 'new CodeAgent({ model, maxStep: 3 })' },
  { line: 2, code: 'agent.arun(42)' },
  { line: 3, code: 'new CodeAgent({ model, hooks: { beforeToolCall: () => ({ action: "forbid" }) } })' },
  { line: 4, code: 'result.usage.totalTokens' },
]

describe('packages/agent/README.md', () => {
  const program = programOf(examples)
  const wrong = programOf(WRONG)
  let checking: Promise<readonly TypeProblem[]> = Promise.resolve([])
  const problemsIn = async (name: string): Promise<TypeProblem[]> =>
    (await checking).filter(({ file }) => file === name)

  // It goes on while the code runs; whoever asks for a problem hears of a compiler that failed.
  beforeAll(() => {
    const modules = blocks.map(({ line, code }) => [`block-${line}.ts`, `${code}\nexport {}\n`] as const)
    const files = { 'examples.ts': program.text, 'wrong.ts': wrong.text, ...Object.fromEntries(modules) }
    checking = checkTypes(files)
    checking.catch(() => {})
  })

  it.each(blocks)(
    'line $line: the code runs and gives what it says',
    async ({ code, note }) => {
      if (note === 'no-run') return expect(await bundleCode(code)).not.toBe('')
      const ended = await runCode(code)
      expect(ended.exitCode, ended.output).toBe(0)
    },
    120_000,
  )

  it.each(blocks)('line $line: the code is of sound types', async ({ line }) => {
    const own = await problemsIn(`block-${line}.ts`)
    expect(own.map((problem) => `line ${line + problem.line - 1}: ${problem.message}`)).toEqual([])
  })

  it('tableExamples() finds an example in every row, and reads a bar in its code', () => {
    expect(examples.length).toBeGreaterThan(0)
    expect(examples.filter(({ code }) => code === '')).toEqual([])
    expect(tableExamples('| a | example |\n|---|---|\n| b | `c \\|\\| d` |\n| e | none |\n\n| f | `g` |')).toEqual([
      { line: 3, code: 'c || d' },
      { line: 4, code: '' },
    ])
  })

  it('the examples of its tables are of sound types', async () => {
    const own = await problemsIn('examples.ts')
    expect(own.map(({ line, message }) => `line ${program.lines.get(line) ?? 'of the scene'}: ${message}`)).toEqual([])
  })

  it('checkTypes() finds examples that are wrong', async () => {
    const found = await problemsIn('wrong.ts')
    expect(found.map(({ line }) => wrong.lines.get(line))).toEqual(WRONG.map(({ line }) => line))
  })
})

/** Options and members that a reader must find in the README, by the file they are declared in. */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  'agent-options.ts': ['AgentOptions'],
  'agent-tool.ts': ['AgentToolOptions'],
  'run/budget.ts': ['BudgetOptions'],
  'code-agent.ts': ['CodeAgentOptions'],
  'hooks.ts': ['Hooks', 'HookContext'],
  'memory/compaction.ts': ['CompactionOptions'],
  'model/chat-options.ts': ['ChatOptions'],
  'model/request-limits.ts': ['RequestLimitOptions'],
  'node/thread-runner.ts': ['ThreadRunnerOptions'],
  'run/prices.ts': ['Price'],
  'prompts/prompts.ts': ['Prompts'],
  'run/requests.ts': ['PersonRequest'],
  'run/run-handle.ts': ['RunHandle'],
  'run-options.ts': ['RunOptions'],
  'run/run-result.ts': ['RunResult'],
  'tool-calling-agent.ts': ['ToolCallingAgentOptions'],
  'tool/inputs.ts': ['ToolInput'],
  'tool/tool.ts': ['ToolBasics', 'ToolDefinition', 'ToolContext'],
}

/** Names of the members of interfaces. */
function membersOf(path: string, interfaces: readonly string[]): string[] {
  const declared = [...nodesOf(syntaxOf(fileOf(`src/${path}`)).program)].filter(
    (node) => node.type === 'TSInterfaceDeclaration' && interfaces.includes(nameOf(node['id']) ?? ''),
  )
  expect(declared.map((node) => nameOf(node['id'])).sort()).toEqual([...interfaces].sort())
  return declared.flatMap((node) =>
    childrenIn(node, 'body').flatMap((body) =>
      childrenIn(body, 'body').flatMap((member) => nameOf(member['key']) ?? []),
    ),
  )
}

/** Values that an entry exports; types are left out. */
function valuesOf(path: string): string[] {
  const file = fileOf(path)
  const types = [...nodesOf(syntaxOf(file).program)].flatMap((node) => {
    if (node['exportKind'] !== 'type') return []
    return [nameOf(node['exported']), ...childrenIn(node, 'specifiers').map((one) => nameOf(one['exported']))]
  })
  return exportsOf(file).flatMap(({ name }) => (types.includes(name) ? [] : [name]))
}

const codeOfReadme = [...fencedBlocks(readme).map(({ code }) => code), ...(readme.match(/`[^`\n]+`/g) ?? [])].join('\n')

/** Names that the README's code does not hold. */
const unmentioned = (names: readonly string[]): string[] =>
  names.filter((name) => !new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(codeOfReadme))

describe('what packages/agent/README.md mentions', () => {
  it('every value that the package exports', () => {
    const values = [...valuesOf('src/index.ts'), ...valuesOf('src/node/index.ts')]
    expect(values).toContain('CodeAgent')
    expect(values).not.toContain('RunOptions')
    expect(unmentioned(values)).toEqual([])
  })

  it.each(Object.entries(INTERFACES))('every member of the interfaces in %s', (path, interfaces) => {
    const members = membersOf(path, interfaces)
    expect(members.length).toBeGreaterThan(0)
    expect(unmentioned(members)).toEqual([])
  })

  it('unmentioned() finds a name that is not there, nor part of another', () => {
    expect(unmentioned(['maxSteps', 'maxStep', 'noSuchOption'])).toEqual(['maxStep', 'noSuchOption'])
  })
})
