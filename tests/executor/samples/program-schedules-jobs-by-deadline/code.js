const jobs = [
  { name: 'backup', minutes: 30, due: '2024-05-01T10:00:00.000Z' },
  { name: 'report', minutes: 15, due: '2024-05-01T09:30:00.000Z' },
  { name: 'delete old', minutes: 5, due: '2024-05-01T09:10:00.000Z' },
];
let clock = dateOf('2024-05-01T09:00:00.000Z').getTime();
const plan = [];
for (const job of jobs.toSorted((a, b) => compare(a.due, b.due))) {
  if (!approve(job.name)) {
    plan.push(`${job.name}: refused`);
    continue;
  }
  clock += job.minutes * 60_000;
  const late = clock > dateOf(job.due).getTime();
  plan.push(`${job.name}: ${new Date(clock).toISOString().slice(11, 16)}${late ? ' late' : ''}`);
}
plan;
