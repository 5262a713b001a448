const first = (...checks) => checks.find((check) => !check())?.name ?? 'all passed';
const all = (...checks) => checks.every((check) => check());
const any = (...checks) => checks.some((check) => check());
[first(yes, no), all(yes, yes), all(yes, zero), any(no, nothing), any(no, yes)];
