class Job {
  id = counter();
  name = upper('job') + this.id;
  static made = counter();
}
const a = new Job(),
  b = new Job();
[Job.made, a.id, a.name, b.name];
