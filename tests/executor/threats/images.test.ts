import { createHash } from 'node:crypto'
import { createExecutor, ERROR_CODES, type Executor, ExecutorError } from '@dormouse/executor'
import { createExecutor as createThreaded } from '@dormouse/executor/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '../../support/executor.ts'
import { askOutside } from '../../support/sleeping.ts'

const hostFunctions = { ask: askOutside, tick: async (n: number): Promise<number> => n }
const HEADER_BYTES = 60
const SEAL_BYTES = 32
const SECRET = 'sixteen bytes or more'

/** A generator of numbers below `end` (xorshift32): a failure names its seed, and comes again with it. */
class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = (Math.imul(seed + 1, 0x9e3779b1) >>> 0) | 1
  }
  below(end: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % Math.max(1, end)
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
}

type Mutation = (image: Uint8Array, dice: Dice, others: readonly Uint8Array[]) => Uint8Array

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const stateEndOf = (image: Uint8Array): number =>
  Math.min(image.length, HEADER_BYTES + viewOf(image).getUint32(40, true))
const NUMBERS = [0, 1, 2, 3, 0xfff, 0x1000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff]

/** The image with a checksum that holds, as whoever knows the format would make it. */
function resealed(image: Uint8Array): Uint8Array {
  if (image.length < SEAL_BYTES) return image
  const content = image.subarray(0, image.length - SEAL_BYTES)
  image.set(createHash('sha256').update(content).digest(), content.length)
  return image
}

function withWord(image: Uint8Array, at: number, dice: Dice): Uint8Array {
  const view = viewOf(image)
  const was = view.getUint32(at, true)
  const word = dice.of([...NUMBERS, was + 1, was - 1, was * 2, was ^ (1 << dice.below(32)), dice.below(2 ** 31)])
  view.setUint32(at, word >>> 0, true)
  return image
}

/** Another state text of the same length as far as it goes: the sizes are set to fit it. */
function withState(image: Uint8Array, change: (text: string) => string): Uint8Array {
  const end = stateEndOf(image)
  const text = new TextEncoder().encode(change(new TextDecoder().decode(image.subarray(HEADER_BYTES, end))))
  const rest = image.subarray(HEADER_BYTES + Math.ceil((end - HEADER_BYTES) / 4) * 4)
  const padded = Math.ceil(text.length / 4) * 4
  const changed = new Uint8Array(HEADER_BYTES + padded + rest.length)
  changed.set(image.subarray(0, HEADER_BYTES))
  changed.set(text, HEADER_BYTES)
  changed.set(rest, HEADER_BYTES + padded)
  viewOf(changed).setUint32(40, text.length, true)
  return changed
}

/** Bytes changed by accident, or by one who cannot compute the seal. */
const ACCIDENTS: Readonly<Record<string, Mutation>> = {
  truncation: (image, dice) => image.subarray(0, dice.below(image.length)),
  'flipped bits': (image, dice) => {
    for (let flips = 1 + dice.below(8); flips > 0; flips--) {
      const at = dice.below(image.length)
      image[at] = (image[at] as number) ^ (1 << dice.below(8))
    }
    return image
  },
  splice: (image, dice, others) => {
    const other = dice.of(others)
    const [from, to] = [dice.below(image.length), dice.below(other.length)]
    return Uint8Array.of(...image.subarray(0, from), ...other.subarray(to))
  },
  'moved part': (image, dice) =>
    image.copyWithin(dice.below(image.length), dice.below(image.length), dice.below(image.length)),
  'foreign bytes': (image, dice) =>
    Uint8Array.from({ length: dice.below(400) }, (_, at) =>
      at < 4 && dice.below(2) ? (image[at] as number) : dice.below(256),
    ),
}

/** Changes whose seal holds: they reach the checks behind it. */
const FORGERIES: Readonly<Record<string, Mutation>> = {
  'header word': (image, dice) => withWord(image, 40 + 4 * dice.below(5), dice),
  flags: (image, dice) => {
    viewOf(image).setUint16(6, dice.below(8), true)
    return image
  },
  'two sizes': (image, dice) => withWord(withWord(image, 48, dice), dice.of([40, 56]), dice),
  'run header': (image, dice) => {
    const start = (stateEndOf(image) + 3) & ~3
    const words = (image.length - SEAL_BYTES - start) >> 2
    return words > 0 ? withWord(image, start + 4 * dice.below(Math.min(words, dice.of([1, 40, words]))), dice) : image
  },
  'swapped sections': (image) => {
    const view = viewOf(image)
    for (const at of [44, 48]) {
      const [one, other] = [view.getUint32(at, true), view.getUint32(at + 8, true)]
      view.setUint32(at, other, true)
      view.setUint32(at + 8, one, true)
    }
    return image
  },
  'section of another image': (image, dice, others) => {
    const other = dice.of(others)
    return withState(image, () => new TextDecoder().decode(other.subarray(HEADER_BYTES, stateEndOf(other))))
  },
  'state number': (image, dice) =>
    withState(image, (text) => {
      const numbers = [...text.matchAll(/\d+/g)]
      const { index, 0: was } = dice.of(numbers)
      const number = dice.of(['-1', '0', '1', '2', '9', '1e400', '0.5', 'null', '4294967296', '"x"', '[]', `${was}0`])
      return text.slice(0, index) + number + text.slice(index + was.length)
    }),
  'state bytes': (image, dice) =>
    withState(image, (text) => {
      const at = dice.below(text.length)
      return (
        text.slice(0, at) +
        dice.of(['', '"', ',', '[', ']', '{}', '=', '\\', '__proto__', '\0']) +
        text.slice(at + dice.below(3))
      )
    }),
  'state cut or doubled': (image, dice) =>
    withState(image, (text) => text.slice(0, dice.below(text.length)) + dice.of(['', text, '}', ']'])),
}

function mutate(
  kinds: Readonly<Record<string, Mutation>>,
  images: readonly Uint8Array[],
  seed: number,
): [string, Uint8Array] {
  const dice = new Dice(seed)
  const [kind, mutation] = dice.of(Object.entries(kinds))
  const changed = mutation(dice.of(images).slice(), dice, images)
  return [`${kind}, seed ${seed}`, kinds === FORGERIES ? resealed(changed) : changed]
}

/** Images of every kind of session: fresh, between cells, waiting for one call or many, stopped at one. */
async function someImages(executor: Executor): Promise<Uint8Array[]> {
  const sessions: readonly (readonly string[])[] = [
    [],
    ['let a = [1, 2]; class A { #x = 1 } a.length'],
    ['tick(1); ask({ to: "Ada" }) + 1'],
    ['let a = Math.random(); tick(2)', 'console.log(a, Date.now()); Promise.all([ask(1), ask(2), tick(3)])'],
    ['let b = crypto.randomUUID()', 'tick(1); class A { get x() { return ask(b) } } setTimeout(() => 1, 1); new A().x'],
  ]
  const options = {
    hostFunctions,
    globals: { data: new Map([['k', [1]]]) },
    modules: { m: 'export default 1' },
    seed: 1,
  }
  const images: Uint8Array[] = []
  for (const cells of sessions) {
    const session = executor.createSession(options)
    for (const cell of cells) await session.run(cell)
    images.push(await session.save())
    await session.dispose()
  }
  return images
}

/** Restores an image; gives the code it was refused with, or 'restored'. Whatever else is thrown comes through. */
async function codeOfRestoring(executor: Executor, image: Uint8Array): Promise<string> {
  try {
    await (await executor.restore(image, { hostFunctions })).dispose()
    return 'restored'
  } catch (error) {
    // A host function that the image names and nobody gave is the caller's to mend.
    if (error instanceof TypeError && error.message.startsWith('Cannot restore: ')) return 'host-function'
    if (!(error instanceof ExecutorError) || !Object.hasOwn(ERROR_CODES, error.code)) throw error
    return error.code
  }
}

async function expectWhole(executor: Executor): Promise<void> {
  expect(valueOf(await executor.run('[tick(1), [1, 2, 3].map((n) => n * 2), typeof data]', { hostFunctions }))).toEqual(
    [1, [2, 4, 6], 'undefined'],
  )
}

describe('executor.restore()', () => {
  let executor: Executor
  let signing: Executor
  let images: readonly Uint8Array[]
  beforeAll(async () => {
    executor = await createExecutor({ maxMachines: 1 })
    signing = await createExecutor({ maxMachines: 1, secret: SECRET })
    images = await someImages(executor)
  })
  afterAll(() => Promise.all([executor.dispose(), signing.dispose()]))

  async function fuzz(
    kinds: Readonly<Record<string, Mutation>>,
    from: number,
    count: number,
    by: Executor,
    of: readonly Uint8Array[],
  ): Promise<Map<string, number>> {
    const codes = new Map<string, number>()
    for (let seed = from; seed < from + count; seed++) {
      const [name, image] = mutate(kinds, of, seed)
      const code = await codeOfRestoring(by, image).catch((error: unknown) => {
        throw new Error(`${name}: ${String(error)}`, { cause: error })
      })
      // Some accidents change nothing: a part that is moved onto itself.
      const isWhole = of.some((one) => Buffer.compare(one, image) === 0)
      if (kinds === ACCIDENTS) expect([name, code === 'restored']).toEqual([name, isWhole])
      codes.set(code, (codes.get(code) ?? 0) + 1)
      if (seed % 500 === 0) await expectWhole(by)
    }
    await expectWhole(by)
    return codes
  }

  it('refuses 3,000 images that were cut, flipped, spliced or foreign, with a code', async () => {
    const codes = await fuzz(ACCIDENTS, 0, 3000, executor, images)
    expect([...codes.keys()].filter((code) => !code.startsWith('image-') && code !== 'restored')).toEqual([])
    expect(codes.get('image-damaged')).toBeGreaterThan(1000)
  })

  it('refuses 2,000 of them with a secret, and none of them is read', async () => {
    const codes = await fuzz(ACCIDENTS, 5000, 2000, signing, await someImages(signing))
    expect([...codes.keys()].filter((code) => !code.startsWith('image-') && code !== 'restored')).toEqual([])
    expect(codes.get('image-signature')).toBeGreaterThan(1000)
  })

  it('survives 5,000 forgeries whose checksum holds: each is restored or refused with a code', async () => {
    const codes = await fuzz(FORGERIES, 10_000, 5000, executor, images)
    expect(codes.get('image-damaged')).toBeGreaterThan(1000)
    expect(codes.get('restored')).toBeGreaterThan(100)
  })
})

describe('session.resume() of a forgery', () => {
  it('in a worker thread ends within its limits, and the executor survives', async () => {
    const executor = await createThreaded({ threads: 1, limits: { cpuMs: 50, wallMs: 300 } })
    try {
      const images = (await someImages(executor)).slice(1)
      const ends = new Map<string, number>()
      for (let seed = 50_000; seed < 50_200; seed++) {
        const [, image] = mutate(FORGERIES, images, seed)
        const session = await executor.restore(image, { hostFunctions }).catch((error: ExecutorError) => error)
        if (session instanceof Error) continue
        const going =
          session.pending.length > 0
            ? session.resume([{ id: session.pending[0]?.id as number, value: 1 }])
            : session.run('typeof a + a')
        const outcome = await going.catch((error: unknown) => ({ status: `threw ${String(error)}` }))
        ends.set(outcome.status, (ends.get(outcome.status) ?? 0) + 1)
        await session.dispose()
      }
      expect([...ends.keys()].filter((status) => !['completed', 'failed', 'suspended'].includes(status))).toEqual([])
      expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20)
      expect(valueOf(await executor.run('1 + 1', { limits: { cpuMs: 2000, wallMs: 20_000 } }))).toBe(2)
    } finally {
      await executor.dispose()
    }
  })
})
