function replaced(a) {
  add(1, 1)
  function a() {
    return add(2, 2)
  }
  return [typeof arguments[0], a(), a.name]
}
function inBlock(a) {
  {
    function a() {
      return add(1, 1)
    }
    if (a() !== 2) return 'wrong'
  }
  return [a, add(a, 1)]
}
function own(a) {
  add(1, 1)
  function arguments() {}
  return typeof arguments
}
function assigned(a) {
  var arguments = [add(1, 2)]
  return [arguments, a]
}
function twice(a, a) {
  arguments[1] = add(4, 5)
  return a
}
;[replaced(1), inBlock(1), own(1), assigned(1), twice(1, 2)]
