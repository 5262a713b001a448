import type { Model } from '../../model/model.ts'

const keys = new WeakMap<Model, number>()
let last = 0

/** A number for a model, the same whenever it is asked: a helper thread makes each model once, and keeps it. */
export function modelKey(model: Model): number {
  const key = keys.get(model) ?? ++last
  keys.set(model, key)
  return key
}
