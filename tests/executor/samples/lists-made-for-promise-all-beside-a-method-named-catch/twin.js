class Maybe {
  constructor(value) { this.value = value }
  async catch(run) { return this.value ?? await run() }
}
const late = async (n) => ({ get kept() { return n } })
const lists = [await new Maybe((await late(1)).kept).catch(() => 0)]
let total = 0
const grow = async (n) => {
  const added = await add(n, 1)
  total = total * 2 + added
  return total
}
const both = async (change) => {
  const list = []
  for (const n of [1, 2]) list.push(...await change(n))
  return list
}
const makers = [
  () => both(async (n) => [await grow(n)]),
  () => both(async (n) => [await grow(n)]),
  () => both(async (n) => await grow(n) % 2 === 0 ? [n] : []),
  () => both(async (n) => [await grow(n), n]),
]
for (const make of [...makers, ...makers]) lists.push(await make())
;[total, lists]
