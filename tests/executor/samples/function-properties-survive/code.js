function task(x) {
  task.calls = (task.calls ?? 0) + 1;
  return double(x);
}
task.label = upper('t');
[task(1), task(2), task.calls, task.label];
