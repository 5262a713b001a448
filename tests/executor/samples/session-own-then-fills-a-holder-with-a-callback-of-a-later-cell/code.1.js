const same = (0, eval)('(x) => x')
class Once {
  constructor() {
    this.kept = isEven(1)
  }
  then(run) {
    if (!this.kept) this.kept = run()
    return this.kept
  }
}
const once = new Once()
let list
Promise.all([same(1)]).then((settled) => {
  list = settled
})
;1
