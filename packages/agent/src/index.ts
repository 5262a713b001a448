export type { CallFormat } from './act/tool-calling-actor.ts'
export { Agent, type ResumeOptions } from './agent.ts'
export type { AgentOptions } from './agent-options.ts'
export type { AgentTool, AgentToolOptions } from './agent-tool.ts'
export type { AnswerContext, FinalAnswerCheck } from './check-answer.ts'
export { CodeAgent, type CodeAgentOptions } from './code-agent.ts'
export { AGENT_ERROR_CODES, AgentError, type AgentErrorCode } from './errors.ts'
export type { AgentEvent, EventOrigin, RunEvent } from './events.ts'
export type {
  CellOptions,
  CodeCall,
  CodeError,
  CodeExecutor,
  CodeOutcome,
  CodeSession,
  CodeSessionOptions,
  EndedCell,
  HostCall,
  HostFunction,
  PendingAnswer,
  PendingCodeCall,
} from './executor.ts'
export type { CallDecision, HookCall, HookContext, Hooks, StepDecision } from './hooks.ts'
export type { JsonValue } from './json.ts'
export { buildMessages } from './memory/build-messages.ts'
export { compactMemory, createCompactor } from './memory/compact-memory.ts'
export type { CompactionOptions } from './memory/compaction.ts'
export { Memory, type MemoryJson } from './memory/memory.ts'
export type { ReplayOptions } from './memory/replay.ts'
export type { AiSdkLanguageModel } from './model/ai-sdk-language-model.ts'
export { AiSdkModel, type AiSdkModelOptions } from './model/ai-sdk-model.ts'
export { AzureOpenAIModel, type AzureOpenAIModelOptions } from './model/azure-openai-model.ts'
export type { ChatOptions } from './model/chat-options.ts'
export { InferenceClientModel, type InferenceClientModelOptions } from './model/inference-client-model.ts'
export { LiteLLMModel, type LiteLLMModelOptions } from './model/litellm-model.ts'
export type {
  ContentPart,
  Model,
  ModelBlueprint,
  ModelDelta,
  ModelMessage,
  ModelOptions,
  ModelReply,
  ModelTool,
  ModelToolCall,
  ProviderData,
  TokenUsage,
} from './model/model.ts'
export { OpenAIModel, type OpenAIModelOptions } from './model/openai-model.ts'
export { RecordedModel, type RecordedModelOptions } from './model/recorded-model.ts'
export {
  MemoryRecordings,
  type RecordedAnswer,
  type RecordedRequest,
  type Recording,
  type RecordingStore,
} from './model/recordings.ts'
export type { RequestLimitOptions } from './model/request-limits.ts'
export { RouterModel } from './model/router-model.ts'
export type { RouterModelOptions, WeightedModel } from './model/router-options.ts'
export { type Script, ScriptedModel, type ScriptedModelOptions, type ScriptedReply } from './model/scripted-model.ts'
export type { Prompts, SystemPromptParts } from './prompts/prompts.ts'
export type { ActionFormat } from './read-output/action-format.ts'
export type { BudgetOptions } from './run/budget.ts'
export type { Price, Prices } from './run/prices.ts'
export type { AnswerRequest, PersonRequest } from './run/requests.ts'
export type { RunHandle } from './run/run-handle.ts'
export type { FinishReason, RunResult } from './run/run-result.ts'
export type { RunUsage } from './run/run-usage.ts'
export type { SavedCall, SavedRun, SavedStep, SleepingCall } from './run/saved-run.ts'
export type { RunOptions } from './run-options.ts'
export type {
  ActionStep,
  LastAnswerStep,
  ModelShare,
  PlanStep,
  Step,
  StepCall,
  StepError,
  StepLog,
  StepToolCall,
  TaskStep,
  TaskVariable,
} from './steps.ts'
export { type OpenTelemetryOptions, openTelemetry } from './telemetry/open-telemetry.ts'
export type { OpenTelemetryApi } from './telemetry/open-telemetry-api.ts'
export type { RunPlace, RunWatch, Telemetry, WatchedRun } from './telemetry/telemetry.ts'
export { askUser } from './tool/ask-user.ts'
export { finalAnswer } from './tool/final-answer.ts'
export {
  type ArgumentsOf,
  type JsonSchema,
  type OutputSchema,
  type StandardSchema,
  Tool,
  type ToolContext,
  type ToolDefinition,
  type ToolInput,
  type ToolInputs,
  type ToolType,
  tool,
} from './tool/tool.ts'
export { ToolCallingAgent, type ToolCallingAgentOptions } from './tool-calling-agent.ts'
export { createLogger, type LoggerOptions, type LogLevel } from './transcript/logger.ts'
export type { AgentDescription, ToolDescription } from './transcript/visualize.ts'
