const order = [];
const note = (value) => { order.push(value); };
const step = (value) => {
  const answer = double(value);
  note(answer);
  console.log(`step ${answer}`);
  return answer;
};
class Stepper {
  taken = [];
  go(value) {
    const answer = double(value);
    this.taken.push(answer);
    return answer;
  }
}
const stepper = new Stepper();
const answers = await Promise.all([step(3), step(1), step(2)]);
await Promise.all([3, 1, 2].map(step));
await Promise.all([stepper.go(3), stepper.go(1), stepper.go(2)]);
[answers, order, stepper.taken];
