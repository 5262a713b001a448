function retry(f, times, ...args) {
  let last;
  for (let i = 0; i < times; i++) {
    try {
      return { value: f(...args), tries: i + 1 };
    } catch (e) {
      last = e;
    }
  }
  return { error: last.message, tries: times };
}
[retry(flaky, 5, 2), retry(fail, 2, 'always'), retry(upper, 1, 'a')];
