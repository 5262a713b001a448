const out = [];
outer: for (const id of listIds()) {
  try { for (const t of fetchUser(id).tags) { if (t === 'admin') continue outer; out.push(upper(t)); } } finally { out.push('f' + echo(id)); }
  out.push('end' + id);
}
out;
