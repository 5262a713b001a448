function parameter(await) {
  return add(await, 1)
}
function escaped(\u0061wait) {
  return add(aw\u0061it, 1)
}
function variable() {
  const await = add(2, 2)
  let rest = { await }
  const { await: key } = rest
  return [await + 1, key, rest.await]
}
function caught() {
  try {
    throw add(3, 3)
  } catch (await) {
    return await
  }
}
function inner(x) {
  const twice = (await) => await * 2
  const own = function await(n) {
    return n ? await(n - 1) : await.name
  }
  return [twice(add(x, 1)), own(2)]
}
function assigned(await) {
  await++
  await += add(1, 1)
  ;[await] = [await * 2]
  ;({ await } = { await: await + 1 })
  for (await of [await + 1]);
  return [`${await}`, arguments[0], () => await][0]
}
function closures(await) {
  return { g() { return add(await, 0) }, h: () => await, [await]: 1 }
}
const c = closures(3)
;[parameter(1), escaped(2), variable(), caught(), inner(4), assigned(3), c.g(), c.h(), c[3]]
