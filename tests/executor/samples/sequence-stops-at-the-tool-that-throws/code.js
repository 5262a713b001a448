const steps = [];
try {
  steps.push(counter()), steps.push(fail('middle')), steps.push(counter());
} catch (e) {
  steps.push(e.message);
}
[steps, counter()];
