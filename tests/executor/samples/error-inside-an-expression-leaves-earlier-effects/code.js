const steps = [];
let value = 'unset';
try {
  value = [steps.push('a'), counter(), fail('stop'), steps.push('b')];
} catch (e) {
  steps.push(e.message);
}
[steps, value, counter()];
