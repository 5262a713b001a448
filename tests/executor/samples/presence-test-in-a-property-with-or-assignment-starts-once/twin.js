const box = { started: 0 };
const load = async () => {
  box.started++;
  await slow(5, 0);
  return await no();
};
const get = () => (box.flag ||= load());
const flags = await Promise.all([get(), get(), get()]);
[box.started, flags, (await get()) ? 'yes' : 'no', box.started];
