// Loops over numbers, all at the top level with let and const: the way a model writes a cell.
const size = 125

const left = []
const right = []
for (let row = 0; row < size; row++) {
  left.push([])
  right.push([])
  for (let column = 0; column < size; column++) {
    left[row].push(((row * 7 + column * 3) % 11) - 5)
    right[row].push(((row + column * 5) % 13) - 6)
  }
}

const product = []
for (let row = 0; row < size; row++) {
  const cells = []
  for (let column = 0; column < size; column++) {
    let sum = 0
    for (let index = 0; index < size; index++) {
      sum += left[row][index] * right[index][column]
    }
    cells.push(sum)
  }
  product.push(cells)
}

let trace = 0
let largest = -Infinity
for (let row = 0; row < size; row++) {
  trace += product[row][row]
  for (const cell of product[row]) {
    if (cell > largest) largest = cell
  }
}

const limit = size * 1500
const sieve = new Uint8Array(limit)
let primes = 0
for (let number = 2; number < limit; number++) {
  if (sieve[number] === 1) continue
  primes++
  for (let multiple = number * 2; multiple < limit; multiple += number) sieve[multiple] = 1
}

JSON.stringify({ trace, largest, primes })
