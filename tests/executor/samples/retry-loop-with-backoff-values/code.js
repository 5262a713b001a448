const waits = [];
let result;
for (let attempt = 0; ; attempt++) {
  try {
    result = flaky(3);
    break;
  } catch (e) {
    waits.push(2 ** attempt * double(50));
  }
}
[result, waits];
