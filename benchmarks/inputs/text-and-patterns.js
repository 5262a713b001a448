// Text built piece by piece, then taken apart with patterns.
const size = 13000

const names = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Frances']
const pad = (number, width) => String(number).padStart(width, '0')

function logLine(index) {
  const name = names[index % names.length]
  const level = index % 11 === 0 ? 'ERROR' : index % 3 === 0 ? 'WARN' : 'INFO'
  return `2026-01-${pad((index % 28) + 1, 2)}T${pad(index % 24, 2)}:${pad(index % 60, 2)} [${level}] user=${name} took=${(index * 37) % 900}ms path=/items/${index}`
}

let text = ''
for (let index = 0; index < size; index++) text += `${logLine(index)}\n`

const pattern = /^(\S+) \[(\w+)\] user=(\w+) took=(\d+)ms path=(.+)$/
const perUser = {}
for (const line of text.split('\n')) {
  const match = pattern.exec(line)
  if (!match) continue
  const [, when, level, user, took] = match
  perUser[user] ??= { lines: 0, errors: 0, took: 0, last: '' }
  const entry = perUser[user]
  entry.lines += 1
  entry.errors += level === 'ERROR' ? 1 : 0
  entry.took += Number(took)
  entry.last = when
}

const masked = text.replace(/user=(\w)\w+/g, (_, first) => `user=${first}***`).replaceAll('ms path', ' ms, path')
const words = masked.toLowerCase().match(/[a-z]+/g)
let checksum = 0
for (let index = 0; index < masked.length; index++) checksum = (checksum * 31 + masked.charCodeAt(index)) % 1000003
JSON.stringify({ perUser, words: words.length, checksum })
