// Rows sorted, grouped and summed with callbacks, as data work is written.
const size = 15000

const rows = Array.from({ length: size }, (_, index) => ({
  id: index,
  group: `g${(index * 7919) % 13}`,
  price: ((index * 104729) % 1000) / 10,
  count: (index * 31) % 17,
}))

const byPrice = (a, b) => a.price - b.price || a.id - b.id
const revenue = (row) => row.price * row.count

function summarize(list) {
  const groups = {}
  for (const row of list) {
    groups[row.group] ??= []
    groups[row.group].push(row)
  }
  return Object.entries(groups)
    .map(([group, members]) => ({
      group,
      revenue: Math.round(members.map(revenue).reduce((sum, value) => sum + value, 0)),
      dearest: [...members].sort(byPrice).at(-1).id,
      large: members.filter((row) => row.count > 8).length,
    }))
    .sort((a, b) => b.revenue - a.revenue)
}

let summary = []
for (let round = 0; round < 5; round++) {
  const shuffled = rows
    .map((row) => ({ ...row, count: (row.count + round) % 17 }))
    .sort((a, b) => ((a.id * 7) % 101) - ((b.id * 7) % 101))
  summary = summarize(shuffled.filter((row) => row.price > 5))
}
const found = rows.some((row) => row.price > 99.8) && rows.findIndex((row) => row.id === size - 1)
JSON.stringify({ first: summary[0], last: summary.at(-1), found })
