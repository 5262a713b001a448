import type { Model, ModelReply } from '../../packages/agent/src/model/model.ts'

/** A model that counts its calls and answers its own name, or fails while `error` is set. */
export class CountingModel implements Model {
  readonly id: string
  calls = 0
  error: unknown

  constructor(id: string, error?: unknown) {
    this.id = id
    this.error = error
  }

  async generate(): Promise<ModelReply> {
    return this.generateSync()
  }

  generateSync(): ModelReply {
    this.calls++
    if (this.error !== undefined) throw this.error
    return { text: this.id, finishReason: 'stop' }
  }
}
