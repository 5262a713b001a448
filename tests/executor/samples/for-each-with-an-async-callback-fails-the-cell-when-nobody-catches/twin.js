console.log('before');
const settled = await Promise.allSettled(
  [1, 9].map(async (id) => {
    const user = await fetchUser(id);
    console.log(user.name);
  }),
);
for (const { status, reason } of settled) if (status === 'rejected') throw reason;
console.log('not reached');
