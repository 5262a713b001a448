import { describe, expect, it } from 'vitest'
import {
  type RouterModelOptions,
  type RouterSettings,
  readRouterOptions,
} from '../../../packages/agent/src/model/router-options.ts'
import { CountingModel } from '../../support/counting-model.ts'

const model = new CountingModel('a')

describe('readRouterOptions()', () => {
  it.each([
    [undefined, TypeError, 'models must be a list of at least one model'],
    [{ models: [] }, TypeError, 'models must be a list of at least one model'],
    [{ models: ['gpt'] }, TypeError, 'models[0] is neither a model nor { model, weight }'],
    [{ models: [model, { weight: 1 }] }, TypeError, 'models[1] is neither'],
    [{ models: [model, null] }, TypeError, 'models[1] is neither'],
    [{ models: [{ model, weight: 0 }] }, RangeError, 'the weight of models[0] must be over 0, and is 0'],
    [{ models: [model], strategy: 'random' }, TypeError, 'strategy must be fallback or spread, and is "random"'],
    [{ models: [model], cooldownMs: -1 }, RangeError, 'cooldownMs must be 0 or more, and is -1'],
    [{ models: [model], onFallback: true }, TypeError, 'onFallback must be a function'],
    [{ models: [model], retries: 1 }, TypeError, 'no option retries'],
  ])('readRouterOptions() refuses the options %#', (options, kind, message) => {
    const read = (): RouterSettings => readRouterOptions(options as unknown as RouterModelOptions)
    expect(read).toThrow(kind)
    expect(read).toThrow(message)
  })

  it('readRouterOptions() fills in what was left out', () => {
    const settings = readRouterOptions({ models: [model, { model, weight: 0.5 }] })
    expect(settings).toMatchObject({ strategy: 'fallback', cooldownMs: 5_000 })
    expect(settings.models).toEqual([
      { model, weight: 1 },
      { model, weight: 0.5 },
    ])
    expect(settings.isPassing(new Error('Down'), model)).toBe(true)
  })
})
