const refuse = async (why) => {
  throw why;
};
const out = [];
for (const why of ['text', 0, null, { code: 7 }]) {
  try {
    if (refuse(why)) out.push('never');
  } catch (reason) {
    out.push(reason);
  }
}
out;
