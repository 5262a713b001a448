const jobs = new Map();
function start(id) {
  record(id);
  const job = new Promise((resolve) => resolve(id * 2));
  jobs.set(id, job);
  return job;
}
const started = [];
for (const id of [1, 2, 3]) {
  const job = start(id);
  started.push(job);
}
const sums = [];
for (const job of started) job.then((value) => sums.push(value));
const same = started[0] === jobs.get(1);
await Promise.all(started);
[same, sums, recorded()];
