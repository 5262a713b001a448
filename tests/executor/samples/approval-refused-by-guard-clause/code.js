function remove(name) {
  if (!approve(`delete ${name}`)) return `kept ${name}`;
  record(name);
  return `deleted ${name}`;
}
[remove('account'), recorded()];
