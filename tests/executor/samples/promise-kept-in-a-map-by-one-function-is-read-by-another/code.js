const jobs = new Map();
function start(name, value) {
  jobs.set(name, new Promise((resolve) => setTimeout(() => resolve(value), 1)));
}
function report(name) {
  const job = jobs.get(name);
  return job ? `${name} is ${job}` : `${name} is off`;
}
start('a', 1);
start('b', 0);
[report('a'), report('b'), report('c'), jobs.get('a') + 1];
