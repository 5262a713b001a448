const big = async (text) => await bigintOf(text);
const date = async (iso) => await dateOf(iso);
[
  (await big('10')) + 1n,
  (await big('2')) ** 64n,
  (await big('3')) > 2,
  typeof (await big('1')),
  (await date('2024-01-02')) - (await date('2024-01-01')),
  (await date('2024-05-06')).getUTCMonth(),
  (await date('2024-01-01')) < (await date('2025-01-01')),
];
