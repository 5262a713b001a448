export { Agent } from './agent.ts'
export type { AgentOptions, RunOptions } from './agent-options.ts'
export { CodeAgent, type CodeAgentOptions } from './code-agent.ts'
export { AGENT_ERROR_CODES, AgentError, type AgentErrorCode } from './errors.ts'
export type { AgentEvent } from './events.ts'
export type {
  CodeCall,
  CodeError,
  CodeExecutor,
  CodeOutcome,
  CodeSession,
  EndedCell,
  HostCall,
  HostFunction,
} from './executor.ts'
export type { JsonValue } from './json.ts'
export { buildMessages, type Memory } from './memory.ts'
export type { Model, ModelDelta, ModelMessage, ModelOptions, ModelReply, TokenUsage } from './model/model.ts'
export { OpenAIModel, type OpenAIModelOptions } from './model/openai-model.ts'
export { type Script, ScriptedModel } from './model/scripted-model.ts'
export type { RunResult } from './run-result.ts'
export type { ActionStep, LastAnswerStep, Step, StepCall, StepError, StepLog, TaskStep } from './steps.ts'
export { finalAnswer } from './tool/final-answer.ts'
export {
  type ArgumentsOf,
  Tool,
  type ToolContext,
  type ToolDefinition,
  type ToolInput,
  type ToolInputs,
  type ToolType,
  tool,
} from './tool/tool.ts'
