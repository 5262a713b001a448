var l\u0065t = add(1, 2)
var \u0061sync = add(1, 3), st\u0061tic = add(1, 4), yi\u0065ld = 6, o\u0066 = 7
const read = () => l\u0065t + add(let, 0)
class A { async; st\u0061tic; g\u0065t; static async; aw\u0061it() { return add(4, 4) } }
let = let + 1
;[let, async, static, yield, of, read(), Object.keys(new A()).join(), Object.keys(A).join(), new A().await()]
