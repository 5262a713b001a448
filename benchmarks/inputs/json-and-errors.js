// Data written and read as JSON over and over, with errors thrown and caught on the way.
const size = 800

const orders = Array.from({ length: 60 }, (_, index) => ({
  id: index,
  customer: { name: `Customer ${index}`, tags: ['new', index % 2 ? 'odd' : 'even'] },
  lines: [1, 2, 3].map((line) => ({ line, sku: `S-${index}-${line}`, price: line * 9.5, note: null })),
}))

class InvalidOrder extends Error {
  constructor(id) {
    super(`order ${id} is not valid`)
    this.name = 'InvalidOrder'
    this.id = id
  }
}

function check(order) {
  if (order.id % 7 === 0) throw new InvalidOrder(order.id)
  if (order.id % 11 === 0) JSON.parse('{ broken')
  return order.lines.reduce((sum, { price }) => sum + price, 0)
}

let total = 0
const failures = {}
for (let round = 0; round < size; round++) {
  const copy = JSON.parse(JSON.stringify(orders.slice(round % 20, (round % 20) + 20)))
  for (const order of copy) {
    try {
      total += check(order)
    } catch (error) {
      failures[error.name] = (failures[error.name] ?? 0) + 1
    } finally {
      total += 1
    }
  }
}
JSON.stringify({ total, failures, text: JSON.stringify(orders, null, 1).length })
