const jobs = new Map();
function start(name, value) {
  jobs.set(name, new Promise((resolve) => setTimeout(() => resolve(value), 1)));
}
async function report(name) {
  const job = await jobs.get(name);
  return job ? `${name} is ${job}` : `${name} is off`;
}
start('a', 1);
start('b', 0);
[await report('a'), await report('b'), await report('c'), (await jobs.get('a')) + 1];
