import type { Model, ModelDelta, ModelMessage, ModelOptions } from './model.ts'

/**
 * Asks any model for a stream: one that cannot stream gives its whole text as one piece.
 *
 * @example
 * const model = new ScriptedModel(['Hello'])
 * const stream = streamModel(model, [{ role: 'user', content: 'Hi' }], {})
 * const { value } = await stream.next()
 * value // { type: 'text', text: 'Hello' }
 */
export async function* streamModel(
  model: Model,
  messages: readonly ModelMessage[],
  options: ModelOptions,
): AsyncGenerator<ModelDelta, void, undefined> {
  if (model.generateStream) {
    yield* model.generateStream(messages, options)
    return
  }
  const reply = await model.generate(messages, options)
  if (reply.reasoning) yield { type: 'reasoning', text: reply.reasoning }
  if (reply.text !== '') yield { type: 'text', text: reply.text }
  yield { type: 'reply', reply }
}
