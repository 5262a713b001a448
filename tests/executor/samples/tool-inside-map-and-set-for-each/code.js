const out = [];
mapOf(['a', 1], ['b', 2]).forEach((value, key, map) =>
  out.push(upper(key) + double(value) + map.size),
);
setOf(1, 2).forEach((value, again, set) => out.push(add(value, again) + set.size));
out;
