import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exportsOf } from './exports.ts'
import { packageNames, ROOT, readJson, treeFiles, treePaths } from './tree.ts'

/**
 * The whole public surface: each entry of each package, the values it exports and the types beside them.
 * Adding a name here is the moment to write its docstring and its line in the README.
 */
const SURFACE: Record<string, { readonly values: readonly string[]; readonly types: readonly string[] }> = {
  '@dormouse/executor': {
    values: ['ERROR_CODES', 'ExecutorError', 'MemoryImageStore', 'createExecutor'],
    types: [
      ...['Executor', 'ExecutorOptions', 'Session', 'SessionOptions', 'RunOptions', 'Limits', 'ErrorCode'],
      ...['HostCall', 'HostFunction', 'CallRecord', 'LogEntry', 'Usage'],
      ...['Outcome', 'CompletedOutcome', 'FailedOutcome', 'SuspendedOutcome', 'RunError'],
      ...['RestoreOptions', 'Suspension', 'PendingCall', 'CallAnswer', 'ImageStore'],
    ],
  },
  '@dormouse/executor/node': {
    values: ['DirectoryImageStore', 'SqliteImageStore', 'createExecutor'],
    types: ['ThreadedExecutorOptions'],
  },
  '@dormouse/agent': {
    values: [
      'AGENT_ERROR_CODES',
      'Agent',
      'AgentError',
      'AiSdkModel',
      'AzureOpenAIModel',
      'CodeAgent',
      'InferenceClientModel',
      'LiteLLMModel',
      'Memory',
      'MemoryRecordings',
      'OpenAIModel',
      'RecordedModel',
      'RouterModel',
      'ScriptedModel',
      'Tool',
      'ToolCallingAgent',
      'askUser',
      'buildMessages',
      'compactMemory',
      'createCompactor',
      'createLogger',
      'finalAnswer',
      'openTelemetry',
      'tool',
    ],
    types: [
      'ActionFormat',
      'ActionStep',
      'AgentDescription',
      'AgentErrorCode',
      'AgentEvent',
      'AgentOptions',
      'AgentTool',
      'AgentToolOptions',
      'AiSdkLanguageModel',
      'AiSdkModelOptions',
      'AnswerContext',
      'AnswerRequest',
      'ArgumentsOf',
      'AzureOpenAIModelOptions',
      'BudgetOptions',
      'CallDecision',
      'CallFormat',
      'CellOptions',
      'ChatOptions',
      'CodeAgentOptions',
      'CodeCall',
      'CodeError',
      'CodeExecutor',
      'CodeOutcome',
      'CodeSession',
      'CodeSessionOptions',
      'CompactionOptions',
      'ContentPart',
      'EndedCell',
      'EventOrigin',
      'FinalAnswerCheck',
      'FinishReason',
      'HookCall',
      'HookContext',
      'Hooks',
      'HostCall',
      'HostFunction',
      'InferenceClientModelOptions',
      'JsonSchema',
      'JsonValue',
      'LastAnswerStep',
      'LiteLLMModelOptions',
      'LogLevel',
      'LoggerOptions',
      'MemoryJson',
      'Model',
      'ModelBlueprint',
      'ModelDelta',
      'ModelMessage',
      'ModelOptions',
      'ModelReply',
      'ModelShare',
      'ModelTool',
      'ModelToolCall',
      'OpenAIModelOptions',
      'OpenTelemetryApi',
      'OpenTelemetryOptions',
      'OutputSchema',
      'PendingAnswer',
      'PendingCodeCall',
      'PersonRequest',
      'PlanStep',
      'Price',
      'Prices',
      'Prompts',
      'ProviderData',
      'RecordedAnswer',
      'RecordedModelOptions',
      'RecordedRequest',
      'Recording',
      'RecordingStore',
      'ReplayOptions',
      'RequestLimitOptions',
      'ResumeOptions',
      'RouterModelOptions',
      'RunEvent',
      'RunHandle',
      'RunOptions',
      'RunPlace',
      'RunResult',
      'RunUsage',
      'RunWatch',
      'SavedCall',
      'SavedRun',
      'SavedStep',
      'Script',
      'ScriptedModelOptions',
      'ScriptedReply',
      'SleepingCall',
      'StandardSchema',
      'Step',
      'StepCall',
      'StepDecision',
      'StepError',
      'StepLog',
      'StepToolCall',
      'SystemPromptParts',
      'TaskStep',
      'TaskVariable',
      'Telemetry',
      'TokenUsage',
      'ToolCallingAgentOptions',
      'ToolContext',
      'ToolDefinition',
      'ToolDescription',
      'ToolInput',
      'ToolInputs',
      'ToolType',
      'WatchedRun',
      'WeightedModel',
    ],
  },
  '@dormouse/agent/tool': {
    values: ['Tool', 'tool'],
    types: [
      'ArgumentsOf',
      'JsonSchema',
      'OutputSchema',
      'ParametersToolDefinition',
      'ResultOf',
      'SchemaInput',
      'SchemaOutput',
      'StandardIssue',
      'StandardResult',
      'StandardSchema',
      'ToolBasics',
      'ToolContext',
      'ToolDefinition',
      'ToolInput',
      'ToolInputs',
      'ToolType',
    ],
  },
  '@dormouse/agent/node': {
    values: ['FileRecordings', 'createThreadRunner', 'runInThread'],
    types: ['ThreadRunOptions', 'ThreadRunner', 'ThreadRunnerOptions'],
  },
  // The program of a worker thread, which the pool finds by this name.
  '@dormouse/agent/node/module-thread': {
    values: ['readRunEnd', 'runModule'],
    types: ['ModuleRun', 'ModuleRunEnd'],
  },
  '@dormouse/tools/human-approval': {
    values: ['HumanApprovalTool'],
    types: ['AskForApproval', 'HumanApprovalToolOptions'],
  },
}

interface Manifest {
  readonly name: string
  readonly exports: Record<string, { readonly source: string; readonly types: string; readonly default: string }>
}

/** Each entry by the name it is imported by, with its source file. */
function entries(): { readonly name: string; readonly source: string; readonly built: readonly string[] }[] {
  return packageNames().flatMap((folder) => {
    const manifest = readJson<Manifest>(`packages/${folder}/package.json`)
    return Object.entries(manifest.exports).map(([door, { source, types, default: js }]) => ({
      name: join(manifest.name, door),
      source: join('packages', folder, source),
      built: [types, js].map((path) => join('packages', folder, path)),
    }))
  })
}

const sorted = (names: readonly string[]): string[] => [...names].sort()

describe('public surface', () => {
  it('packages have exactly the entries listed here', () => {
    expect(sorted(entries().map((entry) => entry.name))).toEqual(sorted(Object.keys(SURFACE)))
  })

  it.each(entries())('$name has a source, and is built to where its manifest says', ({ source, built }) => {
    expect(treePaths()).toContain(source)
    expect(built).toEqual(['.d.ts', '.js'].map((end) => source.replace('/src/', '/dist/').replace(/\.ts$/, end)))
  })

  it.each(entries())('$name exports exactly its public values', async ({ name, source }) => {
    const found = Object.keys((await import(pathToFileURL(join(ROOT, source)).href)) as object)
    expect(sorted(found)).toEqual(sorted(SURFACE[name]?.values ?? []))
  })

  it.each(entries())('$name exports exactly its public types', ({ name, source }) => {
    const { values = [], types = [] } = SURFACE[name] ?? {}
    const [file] = treeFiles(new RegExp(`^${source}$`))
    const found = file ? exportsOf(file).map((one) => one.name) : []
    expect(sorted(found.filter((one) => !values.includes(one)))).toEqual(sorted(types))
  })
})
