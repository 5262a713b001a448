const none = async () => await nullish();
const off = async () => await zero();
const on = async () => await echo('on');
[
  (await off()) || 'fallback',
  (await on()) || 'fallback',
  (await off()) && 'never',
  (await on()) && 'both',
  (await none()) ?? 'default',
  (await off()) ?? 'default',
];
