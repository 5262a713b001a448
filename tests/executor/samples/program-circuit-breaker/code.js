class Breaker {
  failures = 0;
  open = false;
  constructor(work, limit) {
    this.work = work;
    this.limit = limit;
  }
  call(...args) {
    if (this.open) throw new Error('breaker is open');
    try {
      const value = this.work(...args);
      this.failures = 0;
      return value;
    } catch (e) {
      this.open = ++this.failures >= this.limit;
      throw e;
    }
  }
}

const breaker = new Breaker(charge, 2);
const results = [];
for (const amount of [10, 500, 20, 500, 600, 30]) {
  try {
    results.push(breaker.call(amount).charged);
  } catch ({ message }) {
    results.push(message);
  }
}
[results, breaker.failures, breaker.open];
