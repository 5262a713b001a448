const name = async (id) => (await fetchUser(id)).name;
const off = async () => await no();
const html = (strings, ...values) => strings.map((s, i) => s + (values[i] ?? '')).join('');
const when = (strings, flag) => (flag ? strings[0] : strings[1]);
[html`<b>${await name(1)}</b><i>${await name(2)}</i>`, when`yes${await off()}no`, await tag`hi ${await name(3)}`];
