let open
const gate = new Promise((resolve) => { open = resolve })
const gates = [gate, new Promise((resolve) => setTimeout(() => resolve(5), 1))]
const bad = Promise.reject(new Error('no'))
bad.catch(() => {});
const ready = Promise.resolve(1)
const pass = async () => `passed ${await gate}`
'begun'
