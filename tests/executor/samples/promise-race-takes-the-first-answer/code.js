const winner = await Promise.race([slow(60, 'slow'), slow(2, 'fast')]);
let failed;
try {
  await Promise.race([slowFail(2, 'lost'), slow(60, 'won')]);
} catch (e) {
  failed = e.message;
}
[winner, failed];
