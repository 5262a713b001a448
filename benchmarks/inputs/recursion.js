// Calls and little else: the naive Fibonacci, and Ackermann's function.
const size = 29

function fibonacci(n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)
}

const ackermann = (m, n) => {
  if (m === 0) return n + 1
  return n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1))
}

let total = 0
for (let round = 0; round < 3; round++) total += fibonacci(size)
JSON.stringify({ total, ackermann: ackermann(2, size * 3) })
