const kept = isEven(3)
const seen = eval('kept ? "even" : "odd"')
const doubled = function (await) {
  return double(await)
}
function outer(n) {
  const own = (await) => add(await, 1)
  return [own(n), eval('typeof own'), add(n, 2)]
}
;[seen, doubled(2), outer(3)]
