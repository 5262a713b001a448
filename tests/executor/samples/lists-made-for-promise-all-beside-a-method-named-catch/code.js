class Maybe {
  constructor(value) { this.value = value }
  catch(run) { return this.value ?? run() }
}
const late = async (n) => ({ get kept() { return n } })
const lists = [new Maybe(late(1).kept).catch(() => 0)]
let total = 0
const grow = (n) => {
  const added = add(n, 1)
  total = total * 2 + added
  return total
}
const makers = [
  () => Promise.all([1, 2].map((n) => grow(n))),
  () => Promise.all(Array.from([1, 2], (n) => grow(n))),
  () => Promise.all([1, 2].filter((n) => grow(n) % 2 === 0)),
  () => Promise.all([1, 2].flatMap((n) => [grow(n), n])),
]
for (const make of makers) lists.push(await make())
lists.push(await Promise.all([1, 2].map((n) => grow(n))))
lists.push(await Promise.all(Array.from([1, 2], (n) => grow(n))))
lists.push(await Promise.all([1, 2].filter((n) => grow(n) % 2 === 0)))
lists.push(await Promise.all([1, 2].flatMap((n) => [grow(n), n])))
;[total, lists]
