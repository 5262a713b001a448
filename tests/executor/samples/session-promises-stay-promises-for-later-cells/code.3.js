let told
try { await bad } catch (error) { told = error.message }
const all = [await gate, await pass(), told, await ready.then((value) => value + 1), ready + 1]
all
