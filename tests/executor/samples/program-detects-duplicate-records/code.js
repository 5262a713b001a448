const records = [
  { email: 'Ada@Example.org ', source: 'a' },
  { email: 'bo@example.org', source: 'a' },
  { email: 'ada@example.org', source: 'b' },
  { email: 'BO@EXAMPLE.ORG', source: 'c' },
  { email: 'cy@example.org', source: 'c' },
];
const normalise = (email) => upper(email.trim());
const seen = {};
const duplicates = [];
for (const { email, source } of records) {
  const key = normalise(email);
  const list = (seen[key] ||= []);
  if (list.push(source) > 1) duplicates.push(key);
}
const summary = Object.entries(seen)
  .filter(([, sources]) => sources.length > 1)
  .map(([key, sources]) => `${key}: ${sources.join('+')}`);
[duplicates, summary, Object.keys(seen).length];
