const a = () => {
  try {
    return echo('try');
  } finally {
    return echo('finally');
  }
};
const b = () => {
  try {
    fail('lost');
  } finally {
    return upper('kept');
  }
};
const c = () => {
  for (const n of [1, 2]) {
    try {
      continue;
    } finally {
      if (isEven(n)) return n;
    }
  }
};
[a(), b(), c()];
