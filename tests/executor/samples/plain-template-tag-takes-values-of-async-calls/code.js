const name = async (id) => fetchUser(id).name;
const off = async () => no();
const html = (strings, ...values) => strings.map((s, i) => s + (values[i] ?? '')).join('');
const when = (strings, flag) => (flag ? strings[0] : strings[1]);
[html`<b>${name(1)}</b><i>${name(2)}</i>`, when`yes${off()}no`, tag`hi ${name(3)}`];
