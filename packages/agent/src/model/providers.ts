/** Where a provider's chat completions are, and how it is named. */
export interface Provider {
  /** What a LiteLLM id begins with: `groq` of `groq/llama-3.3-70b-versatile`. */
  readonly prefixes: readonly string[]
  /** OpenTelemetry's `gen_ai.provider.name` where it has one, else a name in its style. */
  readonly name: string
  /** The id of one of its models, as its own pages write it. */
  readonly example: string
  readonly baseURL: string
  /** Environment variables that hold the key, the customary one first; none where the server asks for none. */
  readonly keyNames: readonly string[]
}

/**
 * The providers with an OpenAI-compatible endpoint that are known by name.
 *
 * Names: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/; prefixes and key variables:
 * https://docs.litellm.ai/docs/providers; each endpoint, and its
 * example of a model id: the page above its row. Rows age: a provider that has moved,
 * or is not here, is reached through an `OpenAIModel` with its `baseURL`.
 */
export const PROVIDERS: readonly Provider[] = [
  // https://platform.openai.com/docs/api-reference/chat
  {
    prefixes: ['openai'],
    name: 'openai',
    example: 'gpt-4.1-mini',
    baseURL: 'https://api.openai.com/v1',
    keyNames: ['OPENAI_API_KEY'],
  },
  // https://docs.anthropic.com/en/api/openai-sdk
  {
    prefixes: ['anthropic'],
    name: 'anthropic',
    example: 'claude-sonnet-4-5',
    baseURL: 'https://api.anthropic.com/v1',
    keyNames: ['ANTHROPIC_API_KEY'],
  },
  // https://ai.google.dev/gemini-api/docs/openai
  {
    prefixes: ['gemini'],
    name: 'gcp.gemini',
    example: 'gemini-2.5-flash',
    baseURL: 'https://generativelanguage.googleapis.com/v1beta/openai',
    keyNames: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  },
  // https://console.groq.com/docs/openai
  {
    prefixes: ['groq'],
    name: 'groq',
    example: 'llama-3.3-70b-versatile',
    baseURL: 'https://api.groq.com/openai/v1',
    keyNames: ['GROQ_API_KEY'],
  },
  // https://docs.mistral.ai/api/
  {
    prefixes: ['mistral'],
    name: 'mistral_ai',
    example: 'mistral-small-latest',
    baseURL: 'https://api.mistral.ai/v1',
    keyNames: ['MISTRAL_API_KEY'],
  },
  // https://api-docs.deepseek.com/
  {
    prefixes: ['deepseek'],
    name: 'deepseek',
    example: 'deepseek-chat',
    baseURL: 'https://api.deepseek.com/v1',
    keyNames: ['DEEPSEEK_API_KEY'],
  },
  // https://openrouter.ai/docs/api-reference/overview
  {
    prefixes: ['openrouter'],
    name: 'openrouter',
    example: 'anthropic/claude-sonnet-4.5',
    baseURL: 'https://openrouter.ai/api/v1',
    keyNames: ['OPENROUTER_API_KEY'],
  },
  // https://docs.ollama.com/api/openai-compatibility
  {
    prefixes: ['ollama', 'ollama_chat'],
    name: 'ollama',
    example: 'llama3.2',
    baseURL: 'http://localhost:11434/v1',
    keyNames: [],
  },
  // https://docs.together.ai/docs/openai-api-compatibility
  {
    prefixes: ['together', 'together_ai'],
    name: 'together_ai',
    example: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    baseURL: 'https://api.together.xyz/v1',
    keyNames: ['TOGETHER_API_KEY', 'TOGETHERAI_API_KEY', 'TOGETHER_AI_API_KEY'],
  },
  // https://docs.x.ai/docs/api-reference
  { prefixes: ['xai'], name: 'x_ai', example: 'grok-4', baseURL: 'https://api.x.ai/v1', keyNames: ['XAI_API_KEY'] },
  // https://docs.fireworks.ai/tools-sdks/openai-compatibility
  {
    prefixes: ['fireworks', 'fireworks_ai'],
    name: 'fireworks_ai',
    example: 'accounts/fireworks/models/llama-v3p3-70b-instruct',
    baseURL: 'https://api.fireworks.ai/inference/v1',
    keyNames: ['FIREWORKS_API_KEY', 'FIREWORKS_AI_API_KEY'],
  },
  // https://inference-docs.cerebras.ai/resources/openai
  {
    prefixes: ['cerebras'],
    name: 'cerebras',
    example: 'llama-3.3-70b',
    baseURL: 'https://api.cerebras.ai/v1',
    keyNames: ['CEREBRAS_API_KEY'],
  },
  // https://huggingface.co/docs/inference-providers/tasks/chat-completion
  {
    prefixes: ['huggingface'],
    name: 'hugging_face',
    example: 'Qwen/Qwen3-32B',
    baseURL: 'https://router.huggingface.co/v1',
    keyNames: ['HF_TOKEN', 'HUGGINGFACE_API_KEY'],
  },
]

/** The row of a LiteLLM prefix; undefined when there is none. */
export function providerOfPrefix(prefix: string): Provider | undefined {
  return PROVIDERS.find(({ prefixes }) => prefixes.includes(prefix))
}

/** The row whose endpoint is on the same host and port; undefined when there is none. */
export function providerOfURL(baseURL: string): Provider | undefined {
  return PROVIDERS.find((provider) => hostOf(provider.baseURL) === hostOf(baseURL))
}

/** How whoever serves `baseURL` is named: by its row, as Azure, or else by its host. */
export function nameOfServer(baseURL: string): string {
  const host = hostOf(baseURL)
  if (/\.(openai\.azure|cognitiveservices\.azure|services\.ai\.azure)\.com(:\d+)?$/.test(host)) return 'azure.ai.openai'
  return providerOfURL(baseURL)?.name ?? host.replace(/:\d+$/, '')
}

/** The key of a provider in an environment that was handed over; undefined when none of its variables is set. */
export function findKey(
  keyNames: readonly string[],
  environment: Readonly<Record<string, string | undefined>> | undefined,
): string | undefined {
  return keyNames.map((name) => environment?.[name]).find((key) => key !== undefined && key !== '')
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
