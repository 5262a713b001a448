const load = async (id) => fetchUser(id);
const jobs = [1, 9, 3].map((id) => load(id));
const results = await Promise.allSettled(jobs);
const log = results.map(({ status }) => status);
for (const job of jobs) {
  try {
    log.push(job.name);
  } catch (error) {
    log.push(error.message);
  }
}
log;
