const nobody = nullish();
const somebody = { get: (x) => x };
[nobody?.get(counter()), nobody?.[keyOf(counter())], somebody?.get(counter()), counter()];
