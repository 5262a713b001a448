import type { ModelReply } from './model.ts'

/** Every server has words of its own; those not listed here are `other`. */
const FINISH_REASONS: ReadonlyMap<string, ModelReply['finishReason']> = new Map([
  ['stop', 'stop'],
  // Together and Hugging Face.
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  // Anthropic's, which some proxies pass on.
  ['end_turn', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['length', 'length'],
  // Mistral: the context was full.
  ['model_length', 'length'],
  ['content_filter', 'content-filter'],
  // Gemini.
  ['safety', 'content-filter'],
])

/**
 * Reads why the model stopped.
 *
 * Many servers say `stop` when the model called tools. A reply that was cut off stays so: its last call may be, too.
 */
export function readFinishReason(reason: string, hasToolCalls: boolean): ModelReply['finishReason'] {
  const read = FINISH_REASONS.get(String(reason).toLowerCase()) ?? 'other'
  return hasToolCalls && (read === 'stop' || read === 'other') ? 'tool-calls' : read
}

/** Whether the reason says that the server broke down: OpenRouter's `error`, and DeepSeek's when it is overloaded. */
export function isFailure(reason: string | null | undefined): boolean {
  return reason === 'error' || reason === 'insufficient_system_resource'
}
