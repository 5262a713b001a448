class Maybe {
  constructor(v) {
    this.catch = (run) => v ? v : run()
  }
}
const load = (action) => new Maybe(approve(action))
const choice = (v) => ({
  finally: (run) => {
    if (v) return v
    return run()
  },
  all: () => Promise.all([v]),
})
const kept = (action) => {
  const v = approve(action)
  return { then: (run) => v ? v : run(), or: (run) => v ? v : run() }
}
const byDefault = (action, v = approve(action)) => ({ catch: (run) => v ? v : run() })
const paid = []
const payNow = (by) => {
  paid.push(by)
  return `paid by ${by}`
}
const found = ['read', 'delete'].map((action) => [
  load(action).catch(() => payNow('class')),
  choice(approve(action)).finally(() => payNow('parameter')),
  kept(action).or(() => payNow('const')),
  byDefault(action).catch(() => payNow('default')),
])
;[found, paid]
