/**
 * What OpenTelemetry calls providers that the AI SDK names otherwise; the first that fits counts.
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/
 */
const NAMES: readonly (readonly [beginning: string, name: string])[] = [
  ['azure', 'azure.ai.openai'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['google.vertex', 'gcp.vertex_ai'],
  ['vertex', 'gcp.vertex_ai'],
  ['google', 'gcp.gemini'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
]

/**
 * A provider of the AI SDK in the words of OpenTelemetry's `gen_ai.provider.name`.
 *
 * The AI SDK adds the kind of API after a dot: `openai.responses`.
 *
 * @example
 * aiSdkProviderName('openai.responses') // 'openai'
 * aiSdkProviderName('google.generative-ai') // 'gcp.gemini'
 */
export function aiSdkProviderName(provider: string): string {
  const known = NAMES.find(([beginning]) => provider.startsWith(beginning))
  return known?.[1] ?? provider.replace(/\..*$/s, '')
}
