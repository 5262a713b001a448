let asked = 0
const passed = [1, 2, 3].filter((n) => once.then(() => {
  asked++
  return isEven(n)
}))
;[asked, passed, list]
