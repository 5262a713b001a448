const first = await Promise.any([slowFail(1, 'a'), slow(30, 'late'), slow(5, 'early')]);
let failed;
try {
  await Promise.any([fail('x'), fail('y')]);
} catch (e) {
  failed = [e.name, e.errors.map((x) => x.message)];
}
[first, failed];
