const passing = pass()
const through = (async () => `through ${await gate}`)()
const other = gate.then((value) => `then ${value}`)
let thrown
try { await bad } catch (error) { thrown = error.message }
open('opened');
const results = [await passing, await through, await other, await gates[0], await gates[1], thrown, await bad.catch((error) => error.message)]
results
