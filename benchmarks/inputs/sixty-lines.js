// Find late orders of the last month, refund what is small, ask a person about the rest.
const since = new Date('2026-01-01').toISOString()
const orders = searchOrders({ status: 'late', since, limit: 200 })
console.log(`Found ${orders.length} late orders`)

function inEuro(amount, currency) {
  if (currency === 'EUR') return amount
  const rate = getRate(currency, 'EUR')
  return Math.round(amount * rate * 100) / 100
}

const byCustomer = {}
for (const order of orders) {
  const key = order.customerId
  byCustomer[key] ??= { orders: [], total: 0 }
  byCustomer[key].orders.push(order)
  byCustomer[key].total += inEuro(order.amount, order.currency)
}

const customers = Object.entries(byCustomer)
  .map(([id, { orders: own, total }]) => ({ id, own, total, customer: getCustomer(id) }))
  .filter(({ customer }) => customer && !customer.isBlocked)
  .sort((a, b) => b.total - a.total)

const results = []
for (const { id, own, total, customer } of customers) {
  const { name, email, tier = 'standard' } = customer
  let approved = total < 50
  if (!approved) {
    const answer = askApproval(`Refund ${total} EUR to ${name} (${tier})?`, { orders: own.map((o) => o.id) })
    approved = answer?.ok === true
    if (answer?.comment) logNote(id, answer.comment)
  }
  if (!approved) {
    results.push({ id, status: 'declined', total })
    continue
  }
  try {
    const done = refund({ customer: id, amount: total, reason: 'late delivery' })
    results.push({ id, status: done.status, total, reference: done.reference })
    const body = [
      `Dear ${name},`,
      `we have refunded ${total.toFixed(2)} EUR for ${own.length} late ${own.length === 1 ? 'order' : 'orders'}.`,
    ].join('\n\n')
    sendMail({ to: email, subject: 'Your refund', body })
  } catch (error) {
    console.warn(`Refund failed for ${id}: ${error.message}`)
    retryLater('refund', { id, total })
    results.push({ id, status: 'failed', total })
  }
}

const count = (status) => results.filter((result) => result.status === status).length
const summary = {
  refunded: count('done'),
  declined: count('declined'),
  failed: count('failed'),
  amount: results.reduce((sum, { status, total }) => (status === 'done' ? sum + total : sum), 0),
}
finalAnswer(summary)
