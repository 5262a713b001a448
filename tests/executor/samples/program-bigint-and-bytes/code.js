const digits = '123456789012345678901234567890';
const big = bigintOf(digits);
let value = big;
let sum = 0n;
while (value > 0n) {
  sum += value % 10n;
  value /= bigintOf('10');
}
const data = bytes(5);
const checksum = data.reduce((hash, byte) => (hash * 31 + byte) >>> 0, add(0, 7));
const hex = [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
[sum, big % bigintOf('97'), checksum, hex, BigInt(checksum) << 3n];
