const seen = [];
try {
  await Promise.all([slow(2, 'a'), slowFail(1, 'broken'), slow(3, 'c')]);
} catch (e) {
  seen.push(e.message);
}
seen;
