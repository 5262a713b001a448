/**
 * Answers in the wire formats of several servers, written after their public documentation (the page stands above
 * each): the fields, their order and their oddities are theirs, the words are ours.
 */
export interface WireAnswer {
  readonly name: string
  /** The events of a streamed answer: each an object, or raw text. */
  readonly events: readonly (object | string)[]
  /** The same answer not streamed. */
  readonly whole: object
  /** The reply that both must give; ids that were made up are `made-up`. */
  readonly reply: object
}

/** The text of an event stream. */
export function writeStream(events: readonly (object | string)[], lineEnd = '\n'): string {
  const lines = events.map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}`))
  return lines.map((line) => `${line}${lineEnd}${lineEnd}`).join('')
}

const chunk = (delta: object, finish: string | null = null, rest: object = {}): object => ({
  id: 'chatcmpl-7QyqpwdfhqwajicIEznoc6Q47XAyW',
  object: 'chat.completion.chunk',
  created: 1_718_345_013,
  model: 'a-model',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  ...rest,
})

const whole = (message: object, finish: string | null, usage?: object): object => ({
  id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
  object: 'chat.completion',
  created: 1_741_569_952,
  model: 'a-model',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, logprobs: null, finish_reason: finish }],
  ...(usage ? { usage } : {}),
})

const call = (index: number | undefined, id: string | undefined, name: string | undefined, text: unknown): object => ({
  ...(index === undefined ? {} : { index }),
  ...(id === undefined ? {} : { id, type: 'function' }),
  function: { ...(name ? { name } : {}), arguments: text },
})

const weather = (id: string): object => ({ id, name: 'get_weather', arguments: '{"city":"Köln"}' })
const clock = (id: string): object => ({ id, name: 'get_time', arguments: '{"zone":"CET"}' })

// https://platform.openai.com/docs/api-reference/chat-streaming: usage in a last chunk without choices.
const openai: WireAnswer = {
  name: 'OpenAI, parallel tool calls in pieces',
  events: [
    chunk({
      role: 'assistant',
      content: null,
      tool_calls: [call(0, 'call_DdmO9pD3xa9XTPNJ32zg2hcA', 'get_weather', '')],
    }),
    chunk({ tool_calls: [call(0, undefined, undefined, '{"ci')] }),
    chunk({ tool_calls: [call(0, undefined, undefined, 'ty":"Köln"}')] }),
    chunk({ tool_calls: [call(1, 'call_ABphwKcasg3phRfVHmSqD3oM', 'get_time', '')] }),
    chunk({ tool_calls: [call(1, undefined, undefined, '{"zone":"CET"}')] }),
    chunk({}, 'tool_calls'),
    {
      ...chunk({}),
      choices: [],
      usage: {
        prompt_tokens: 82,
        completion_tokens: 35,
        total_tokens: 117,
        prompt_tokens_details: { cached_tokens: 64, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
      },
    },
    'data: [DONE]',
  ],
  whole: whole(
    {
      content: null,
      tool_calls: [
        call(undefined, 'call_DdmO9pD3xa9XTPNJ32zg2hcA', 'get_weather', '{"city":"Köln"}'),
        call(undefined, 'call_ABphwKcasg3phRfVHmSqD3oM', 'get_time', '{"zone":"CET"}'),
      ],
      refusal: null,
    },
    'tool_calls',
    { prompt_tokens: 82, completion_tokens: 35, total_tokens: 117, prompt_tokens_details: { cached_tokens: 64 } },
  ),
  reply: {
    text: '',
    toolCalls: [weather('call_DdmO9pD3xa9XTPNJ32zg2hcA'), clock('call_ABphwKcasg3phRfVHmSqD3oM')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 82, outputTokens: 35, cachedTokens: 64, reasoningTokens: 0 },
  },
}

// https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-streaming: filter results come first, without
// text, and again with empty deltas.
const azure: WireAnswer = {
  name: 'Azure, content filter results around the text',
  events: [
    { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: 'Grüße' }),
    { ...chunk({}), choices: [{ index: 0, finish_reason: null, content_filter_offsets: { check_offset: 44 } }] },
    chunk({}, 'content_filter'),
    'data: [DONE]',
  ],
  whole: whole({ content: 'Grüße' }, 'content_filter'),
  reply: { text: 'Grüße', finishReason: 'content-filter' },
}

// https://api-docs.deepseek.com/guides/thinking_mode: reasoning before the text, null where the other is, usage in the
// last chunk with a choice, and comments that keep the connection alive.
const deepseekUsage = {
  prompt_tokens: 20,
  completion_tokens: 12,
  total_tokens: 32,
  prompt_tokens_details: { cached_tokens: 16 },
  completion_tokens_details: { reasoning_tokens: 8 },
  prompt_cache_hit_tokens: 16,
  prompt_cache_miss_tokens: 4,
}
const deepseek: WireAnswer = {
  name: 'DeepSeek, reasoning_content',
  events: [
    ': keep-alive',
    chunk({ role: 'assistant', content: null, reasoning_content: '' }),
    chunk({ content: null, reasoning_content: 'Nine is ' }),
    chunk({ content: null, reasoning_content: 'less.' }),
    chunk({ content: '9.11 < 9.8', reasoning_content: null }),
    chunk({ content: '', reasoning_content: null }, 'stop', { usage: deepseekUsage }),
    'data: [DONE]',
  ],
  whole: whole({ content: '9.11 < 9.8', reasoning_content: 'Nine is less.' }, 'stop', deepseekUsage),
  reply: {
    text: '9.11 < 9.8',
    reasoning: 'Nine is less.',
    finishReason: 'stop',
    usage: { inputTokens: 20, outputTokens: 12, cachedTokens: 16, reasoningTokens: 8 },
  },
}

// https://console.groq.com/docs/reasoning and /docs/tool-use: `reasoning`, whole calls in one chunk, usage in `x_groq`.
const groqUsage = { queue_time: 0.03, prompt_tokens: 30, completion_tokens: 9, total_tokens: 39, total_time: 0.2 }
const groq: WireAnswer = {
  name: 'Groq, whole tool calls in one chunk',
  events: [
    chunk({ role: 'assistant', content: null }, null, { x_groq: { id: 'req_01' } }),
    chunk({ reasoning: 'The user asks for both.' }),
    chunk({
      tool_calls: [call(0, 'fc_1', 'get_weather', '{"city":"Köln"}'), call(1, 'fc_2', 'get_time', '{"zone":"CET"}')],
    }),
    chunk({}, 'tool_calls', { x_groq: { id: 'req_01', usage: groqUsage } }),
    'data: [DONE]',
  ],
  whole: whole(
    {
      reasoning: 'The user asks for both.',
      tool_calls: [
        call(undefined, 'fc_1', 'get_weather', '{"city":"Köln"}'),
        call(undefined, 'fc_2', 'get_time', '{"zone":"CET"}'),
      ],
    },
    'tool_calls',
    groqUsage,
  ),
  reply: {
    text: '',
    reasoning: 'The user asks for both.',
    toolCalls: [weather('fc_1'), clock('fc_2')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 30, outputTokens: 9, cachedTokens: 0, reasoningTokens: 0 },
  },
}

// https://ai.google.dev/gemini-api/docs/openai: growing usage in every chunk, the thinking only in the total, the
// finish reason in the chunk of the last text, `stop` though tools were called, ids left empty.
const gemini: WireAnswer = {
  name: 'Gemini, growing usage and stop with tool calls',
  events: [
    chunk({ role: 'assistant', content: 'Let me ' }, null, {
      usage: { prompt_tokens: 15, completion_tokens: 2, total_tokens: 47 },
    }),
    chunk({ role: 'assistant', content: 'see.' }, null, {
      usage: { prompt_tokens: 15, completion_tokens: 4, total_tokens: 49 },
    }),
    chunk({ role: 'assistant', tool_calls: [call(0, '', 'get_weather', '{"city":"Köln"}')] }, 'stop', {
      usage: { prompt_tokens: 15, completion_tokens: 10, total_tokens: 55 },
    }),
    'data: [DONE]',
  ],
  whole: whole(
    { content: 'Let me see.', tool_calls: [call(undefined, '', 'get_weather', '{"city":"Köln"}')] },
    'stop',
    { prompt_tokens: 15, completion_tokens: 10, total_tokens: 55 },
  ),
  reply: {
    text: 'Let me see.',
    toolCalls: [weather('made-up')],
    finishReason: 'tool-calls',
    usage: { inputTokens: 15, outputTokens: 40, cachedTokens: 0, reasoningTokens: 30 },
  },
}

// https://docs.ollama.com/api/openai-compatibility and https://github.com/ollama/ollama/issues/15457: index 0 for every
// call; some builds send the arguments as an object.
const ollama: WireAnswer = {
  name: 'Ollama, every call at index 0',
  events: [
    chunk({ role: 'assistant', content: '', tool_calls: [call(0, 'call_z1', 'get_weather', { city: 'Köln' })] }),
    chunk({ role: 'assistant', content: '', tool_calls: [call(0, 'call_z2', 'get_time', { zone: 'CET' })] }),
    chunk({ role: 'assistant', content: '' }, 'stop'),
    'data: [DONE]',
  ],
  whole: whole(
    {
      content: '',
      tool_calls: [
        call(0, 'call_z1', 'get_weather', { city: 'Köln' }),
        call(0, 'call_z2', 'get_time', { zone: 'CET' }),
      ],
    },
    'stop',
  ),
  reply: { text: '', toolCalls: [weather('call_z1'), clock('call_z2')], finishReason: 'tool-calls' },
}

// https://docs.mistral.ai/capabilities/reasoning and /capabilities/function_calling: content in parts, ids of nine
// characters, `model_length` when the context is full.
const mistral: WireAnswer = {
  name: 'Mistral, thinking in parts and a full context',
  events: [
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm. ' }] }] }),
    chunk({ content: [{ type: 'text', text: 'It is ' }] }),
    chunk({ content: 'cut' }),
    chunk({ content: '', tool_calls: [call(0, 'D681PevKs', 'get_weather', '{"city":"K')] }, 'model_length', {
      usage: { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 },
    }),
    'data: [DONE]',
  ],
  whole: whole(
    {
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm. ' }] },
        { type: 'text', text: 'It is cut' },
      ],
      tool_calls: [call(undefined, 'D681PevKs', 'get_weather', '{"city":"K')],
    },
    'model_length',
    { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 },
  ),
  reply: {
    text: 'It is cut',
    reasoning: 'Hm. ',
    toolCalls: [{ id: 'D681PevKs', name: 'get_weather', arguments: '{"city":"K' }],
    finishReason: 'length',
    usage: { inputTokens: 9, outputTokens: 7, cachedTokens: 0, reasoningTokens: 0 },
  },
}

// https://openrouter.ai/docs/api-reference/streaming: comments while it waits, both fields of reasoning, usage in a
// last chunk whose choice has an empty delta.
const openrouter: WireAnswer = {
  name: 'OpenRouter, comments and reasoning said twice',
  events: [
    ': OPENROUTER PROCESSING',
    ': OPENROUTER PROCESSING',
    chunk({ role: 'assistant', content: '', reasoning: 'Easy.', reasoning_content: 'Easy.' }),
    chunk({ role: 'assistant', content: 'Hi 🐭' }),
    chunk({ role: 'assistant', content: '' }, 'stop', { provider: 'Somebody' }),
    chunk({ role: 'assistant', content: '' }, null, { usage: { prompt_tokens: 5, completion_tokens: 6 } }),
    'data: [DONE]',
  ],
  whole: whole({ content: 'Hi 🐭', reasoning: 'Easy.' }, 'stop', { prompt_tokens: 5, completion_tokens: 6 }),
  reply: {
    text: 'Hi 🐭',
    reasoning: 'Easy.',
    finishReason: 'stop',
    usage: { inputTokens: 5, outputTokens: 6, cachedTokens: 0, reasoningTokens: 0 },
  },
}

/** All of them. */
export const WIRE_ANSWERS: readonly WireAnswer[] = [openai, azure, deepseek, groq, gemini, ollama, mistral, openrouter]
