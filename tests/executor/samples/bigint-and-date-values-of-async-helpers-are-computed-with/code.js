const big = async (text) => bigintOf(text);
const date = async (iso) => dateOf(iso);
[big('10') + 1n, big('2') ** 64n, big('3') > 2, typeof big('1'), date('2024-01-02') - date('2024-01-01'), date('2024-05-06').getUTCMonth(), date('2024-01-01') < date('2025-01-01')];
