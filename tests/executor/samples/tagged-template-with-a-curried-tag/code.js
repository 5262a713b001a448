const repeat =
  (n) =>
  (strings, ...values) =>
    Array.from({ length: n }, () => strings[0] + upper(values[0])).join('|');
repeat(double(1))`x-${'y'}`;
