class Maybe {
  constructor(action) {
    this.v = approve(action)
  }
  catch(run) {
    return this.v ? this.v : run()
  }
}
const choice = (action) => {
  let v = false
  if (isEven(2)) v = approve(action)
  return {
    finally: (run) => {
      if (v) return v
      return run()
    },
  }
}
let kept
const load = (id) => {
  if (!kept) kept = isEven(id)
  return kept
}
const paid = []
const payNow = (by) => {
  paid.push(by)
  return `paid by ${by}`
}
const found = ['read', 'delete'].map((action) => [
  new Maybe(action).catch(() => payNow('class')),
  choice(action).finally(() => payNow('closure')),
])
;[found, paid, load(1), load(3), load(2), load(1)]
