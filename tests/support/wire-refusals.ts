import type { ModelOptions } from '../../packages/agent/src/model/model.ts'
import type { OpenAIModelOptions } from '../../packages/agent/src/model/openai-model.ts'
import type { ScriptedAnswer } from './openai-server.ts'

/** What a model is made with and asked with. */
export interface Asking {
  readonly options?: ModelOptions
  readonly model?: Partial<OpenAIModelOptions>
}

/** An error in a server's own shape. */
export const refuse = (body: unknown, status = 400): ScriptedAnswer => ({ status, body: JSON.stringify(body) })

/** An error in OpenAI's shape. */
export const refuseLikeOpenAI = (
  message: string,
  param: string | null = null,
  code: string | null = null,
): ScriptedAnswer => refuse({ error: { message, type: 'invalid_request_error', param, code } })

const tools = [{ name: 'f', description: 'F.', parameters: { type: 'object' } }]
const stop = { options: { stop: ['x'] } }

/** Servers, the fields that they refuse, the words in which they do, and what makes us send the field. */
export const REFUSED_FIELDS: readonly [string, string, ScriptedAnswer, Asking][] = [
  // https://platform.openai.com/docs/guides/reasoning
  [
    'OpenAI',
    'stop',
    refuseLikeOpenAI(
      "Unsupported parameter: 'stop' is not supported with this model.",
      'stop',
      'unsupported_parameter',
    ),
    stop,
  ],
  [
    'OpenAI',
    'temperature',
    refuseLikeOpenAI(
      "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
      'temperature',
      'unsupported_value',
    ),
    { model: { parameters: { temperature: 0.2 } } },
  ],
  // https://github.com/huggingface/smolagents/issues/1765
  [
    'xAI',
    'stop',
    refuse({ code: 'Client specified an invalid argument', error: 'Argument not supported on this model: stop' }),
    stop,
  ],
  ['xAI', 'stop', refuse({ code: 'invalid-argument', error: 'Model grok-4.6 does not support parameter stop.' }), stop],
  [
    'xAI',
    'presence_penalty',
    refuse({ code: 'invalid-argument', error: 'Model grok-4.6 does not support parameter presencePenalty.' }),
    { model: { parameters: { presence_penalty: 0 } } },
  ],
  // https://github.com/mistralai/platform-docs-public/issues/7
  [
    'Mistral',
    'frequency_penalty',
    refuse(
      {
        object: 'error',
        message: {
          detail: [
            {
              type: 'extra_forbidden',
              loc: ['body', 'frequency_penalty'],
              msg: 'Extra inputs are not permitted',
              input: 0,
            },
          ],
        },
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
      422,
    ),
    { model: { parameters: { frequency_penalty: 0 } } },
  ],
  // FastAPI's own shape, as of many small servers
  [
    'FastAPI',
    'parallel_tool_calls',
    refuse(
      {
        detail: [
          { type: 'extra_forbidden', loc: ['body', 'parallel_tool_calls'], msg: 'Extra inputs are not permitted' },
        ],
      },
      422,
    ),
    { options: { tools }, model: { parameters: { parallel_tool_calls: false } } },
  ],
  [
    'Gemini',
    'seed',
    refuse([
      {
        error: {
          code: 400,
          message: 'Invalid JSON payload received. Unknown name "seed": Cannot find field.',
          status: 'INVALID_ARGUMENT',
        },
      },
    ]),
    { model: { parameters: { seed: 1 } } },
  ],
  [
    'DeepSeek',
    'tool_choice',
    refuseLikeOpenAI('deepseek-reasoner does not support this tool_choice'),
    { options: { tools, toolChoice: 'required' } },
  ],
  [
    'Moonshot',
    'tool_choice',
    refuseLikeOpenAI("tool_choice 'required' is incompatible with thinking enabled"),
    { options: { tools, toolChoice: 'required' } },
  ],
  // OpenRouter wraps the words of whoever it asked
  [
    'OpenRouter',
    'top_k',
    refuse({
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: { raw: '{"error":"top_k is not supported"}' },
      },
    }),
    { model: { parameters: { top_k: 1 } } },
  ],
]
