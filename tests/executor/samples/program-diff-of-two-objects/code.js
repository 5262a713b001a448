function diff(before, after, path = '') {
  const changes = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = path ? `${path}.${key}` : key;
    if (!(key in after)) changes.push(`- ${at}`);
    else if (!(key in before)) changes.push(`+ ${at}`);
    else if (typeof before[key] === 'object' && before[key] && after[key])
      changes.push(...diff(before[key], after[key], at));
    else if (!Object.is(echo(before[key]), after[key]))
      changes.push(`~ ${at}: ${before[key]} -> ${after[key]}`);
  }
  return changes;
}

const before = fetchUser(1);
const after = {
  ...fetchUser(1),
  age: add(36, 1),
  tags: ['admin', 'music', 'new'],
  city: upper('rome'),
};
delete after.name;
diff(before, after);
