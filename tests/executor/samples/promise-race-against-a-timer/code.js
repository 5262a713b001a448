const timeout = (ms) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('timed out')), ms);
  });
const inTime = await Promise.race([slow(2, 'done'), timeout(60)]).catch((e) => e.message);
const tooLate = await Promise.race([slow(80, 'late'), timeout(5)]).catch((e) => e.message);
[inTime, tooLate];
