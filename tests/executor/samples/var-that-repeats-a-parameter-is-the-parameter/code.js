function linked(a) {
  var a
  add(1, 1)
  arguments[0] = 5
  return a
}
function assigned(a, b) {
  var a = add(a, 1),
    rest = 7
  return [a, b, rest, arguments[0], arguments.length]
}
function taken(a) {
  var { a, c = add(2, 2) } = { a: 3 }
  return [a, c, arguments[0]]
}
function looped(a) {
  const seen = []
  for (var a = add(0, 1), end = 3; a < end; a++) seen.push(arguments[0])
  for (var a of [8, 9]) seen.push(add(arguments[0], 0))
  for (var a in { x: 1 }) seen.push(arguments[0])
  return [seen, a]
}
function withDefault(a, b = add(1, 1)) {
  var a
  var arguments
  return [a, b, arguments.length]
}
;[linked(1), assigned(1), taken(1), looped(1), withDefault(4)]
