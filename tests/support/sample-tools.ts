/** One host function of the samples: plain and synchronous. */
export type SampleTool = (...args: unknown[]) => unknown

/** One host function of the samples as the executor meets it: the answer comes later. */
export type AsyncSampleTool = (...args: unknown[]) => Promise<unknown>

/**
 * Makes the standard host functions of the samples as plain synchronous functions, with state of their own.
 *
 * Arguments and answers are copied, as on a real crossing, so no sample can depend on shared identity. The function is
 * self-contained on purpose: the plain-Node reference evaluates its text inside the realm of the sample, where its
 * arrays and errors are then the sample's own.
 *
 * @example makeSampleTools().add(1, 2) // 3
 */
export function makeSampleTools(): Record<string, SampleTool> {
  const prices: Record<string, number> = { apple: 3, pear: 5, plum: 2, fig: 12 }
  const stock: Record<string, number> = { apple: 10, pear: 0, plum: 7, fig: 1 }
  const users = [
    { id: 1, name: 'Ada', age: 36, tags: ['admin', 'maths'] },
    { id: 2, name: 'Bo', age: 17, tags: [] },
    { id: 3, name: 'Cy', age: 51, tags: ['guest'] },
  ]
  const orders = [
    { id: 11, userId: 1, total: 40, status: 'paid' },
    { id: 12, userId: 3, total: 15, status: 'open' },
    { id: 13, userId: 1, total: 5, status: 'paid' },
    { id: 14, userId: 2, total: 99, status: 'open' },
    { id: 15, userId: 3, total: 60, status: 'refunded' },
  ]
  const texts: Record<string, string> = {
    'people.csv': 'name,city,age\nAda,London,36\nBo,Oslo,17\nCy,Paris,51\nDi,Oslo,29',
    'server.log': 'INFO start\nWARN slow query\nERROR disk full\nINFO retry\nERROR disk full\nINFO done',
    'poem.txt': 'the mouse sleeps\nthe night is long\nthe mouse wakes',
    'settings.json': '{"theme":"dark","limits":{"calls":5},"flags":["a","b"]}',
    'settings.ini': '; main\n[app]\nname=dormouse\nport=8080\n\n[log]\nlevel=warn',
  }
  const tree: Record<string, string[]> = {
    '/': ['/bin', '/docs', '/readme'],
    '/bin': ['/bin/run'],
    '/docs': ['/docs/a', '/docs/old'],
    '/docs/old': ['/docs/old/b'],
  }
  const state = { count: 0, attempts: 0, sent: 0, records: [] as unknown[] }

  const raise = (name: string, message: string, fields: object = {}): never => {
    const error = Object.assign(new Error(message), fields)
    if (name !== 'Error') Object.defineProperty(error, 'name', { value: name })
    throw error
  }

  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const list: unknown[] = []
      list.length = value.length
      for (const key of Object.keys(value)) list[Number(key)] = copy(value[Number(key)])
      return list
    }
    if (value instanceof Date) return new Date(value.getTime())
    if (value instanceof RegExp) return new RegExp(value.source, value.flags)
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [copy(key), copy(item)]))
    if (value instanceof Set) return new Set([...value].map(copy))
    if (value instanceof Uint8Array) return Uint8Array.from(value)
    if (value instanceof Error) {
      const error = new Error(value.message)
      if (value.name !== 'Error') error.name = value.name
      return error
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]))
  }

  const plain: Record<string, (...args: never[]) => unknown> = {
    // Arithmetic and text
    echo: (value: unknown) => value,
    add: (left: number, right: number) => left + right,
    double: (value: number) => value * 2,
    upper: (text: string) => String(text).toUpperCase(),
    isEven: (value: number) => value % 2 === 0,
    concat: (...parts: unknown[]) => parts.join(''),
    makePair: (first: unknown, second: unknown) => [first, second],
    allArgs: (...args: unknown[]) => args,
    compare: (left: number | string, right: number | string) => (left < right ? -1 : left > right ? 1 : 0),
    tag: (strings: readonly string[], ...values: unknown[]) =>
      strings.map((text, index) => text + (index < values.length ? `<${String(values[index])}>` : '')).join(''),
    keyOf: (value: unknown) => `k${String(value)}`,

    // Decisions
    approve: (action: unknown) => !String(action).includes('delete'),
    yes: () => true,
    no: () => false,

    // Answers of every kind
    nothing: () => undefined,
    nullish: () => null,
    zero: () => 0,
    emptyText: () => '',
    notANumber: () => Number.NaN,
    negativeZero: () => -0,
    infinity: () => Number.POSITIVE_INFINITY,
    bigintOf: (text: string) => BigInt(text),
    dateOf: (iso: string) => new Date(iso),
    mapOf: (...entries: [unknown, unknown][]) => new Map(entries),
    setOf: (...items: unknown[]) => new Set(items),
    bytes: (count: number) => Uint8Array.from({ length: count }, (_, index) => index + 1),
    patternOf: (source: string, flags: string) => new RegExp(source, flags),
    errorOf: (message: string) => new Error(message),
    sparse: () => [1, , 3],
    nested: () => ({ a: { b: { c: [1, { d: 'deep' }] } }, list: [{ n: 1 }, { n: 2 }], none: null }),

    // Data
    lookup: (key: string) => (Object.hasOwn(prices, key) ? { name: key, price: prices[key], stock: stock[key] } : null),
    priceOf: (name: string) => prices[name],
    listIds: () => [3, 1, 2],
    fetchUser: (id: number) =>
      users.find((user) => user.id === id) ?? raise('NotFoundError', `no user ${id}`, { status: 404 }),
    listOrders: (userId?: number) => orders.filter((order) => userId === undefined || order.userId === userId),
    fetchPage: (cursor = 0) => ({
      items: [10, 11, 12, 13, 14, 15, 16].slice(cursor, cursor + 3),
      next: cursor + 3 < 7 ? cursor + 3 : null,
    }),
    readText: (name: string) => texts[name] ?? raise('NotFoundError', `no file ${name}`, { status: 404 }),
    children: (path: string) => tree[path] ?? [],

    // State
    counter: () => ++state.count,
    record: (value: unknown) => state.records.push(value),
    recorded: () => state.records,
    sendEmail: (to: string, subject: string) => ({ sent: true, id: ++state.sent, line: `${to}: ${subject}` }),

    // Failures
    fail: (message: string) => raise('Error', message, { status: 500, details: { retry: true, causes: ['disk'] } }),
    failWith: (name: string, message: string) => raise(name, message),
    flaky: (failures: number) => {
      state.attempts += 1
      if (state.attempts <= failures) raise('Error', `attempt ${state.attempts} failed`, { attempt: state.attempts })
      const attempts = state.attempts
      state.attempts = 0
      return attempts
    },
    charge: (amount: number) =>
      amount > 100 ? raise('LimitError', `cannot charge ${amount}`, { limit: 100 }) : { charged: amount },
    positive: (value: number) => (value > 0 ? value : raise('RangeError', `${value} is not positive`)),

    // Time: the asynchronous variants wait for the given milliseconds
    slow: (_ms: number, value: unknown) => value,
    slowFail: (_ms: number, message: string) => raise('Error', message),
  }

  const tools: Record<string, SampleTool> = {}
  for (const [name, call] of Object.entries(plain)) {
    // By index: a sample may replace Array.prototype.map, and must not change its own tools with it.
    tools[name] = (...args: unknown[]) => {
      for (let index = 0; index < args.length; index++) args[index] = copy(args[index])
      return copy(call(...(args as never[])))
    }
    Object.defineProperty(tools[name], 'name', { value: name })
  }
  return tools
}

/**
 * Gives the same host functions as async functions.
 *
 * Each is carried out when it is called; only its answer is late: by 0 to 3 ms, in a fixed pattern, or by the
 * milliseconds that `slow` and `slowFail` were given. Self-contained, as `makeSampleTools` is.
 */
export function makeAsyncSampleTools(
  tools: Record<string, SampleTool>,
  wait: (ms: number) => Promise<void>,
): Record<string, AsyncSampleTool> {
  const delaysMs = [0, 1, 0, 2, 0, 0, 3]
  let calls = 0
  const delayOf = (name: string, args: unknown[]): number => {
    if (name === 'slow' || name === 'slowFail') return Number(args[0])
    calls += 1
    return delaysMs[calls % delaysMs.length] ?? 0
  }
  return Object.fromEntries(
    Object.entries(tools).map(([name, call]) => [
      name,
      async (...args: unknown[]) => {
        const delayMs = delayOf(name, args)
        let answer: () => unknown
        try {
          const value = call(...args)
          answer = () => value
        } catch (error) {
          answer = () => {
            throw error
          }
        }
        await wait(delayMs)
        return answer()
      },
    ]),
  )
}

/** Waits on the host: 0 ms is one turn of its event loop, more is a timer. */
export function waitOnHost(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve)
    else setTimeout(resolve, ms)
  })
}
