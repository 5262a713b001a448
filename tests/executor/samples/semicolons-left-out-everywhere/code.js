const a = add(1, 2)
const b = double(a)
let c = [a, b].map((x) => echo(x)).join('-')
;[a, b].forEach((x) => record(x))
c += upper('z')
c
