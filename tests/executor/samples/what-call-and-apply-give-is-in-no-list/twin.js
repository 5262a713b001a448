async function load(id) { return [id] }
const tried = [];
const check = async (id) => { tried.push(id); await load.apply(null, [id]); return (await priceOf(id)).missing.price };
let failed = '';
try {
  for (const id of [...await load('pear'), ...await load('fig')]) await check(id);
} catch (error) {
  failed = error.name;
}
const bound = load.bind(null, 'plum');
[await load.call(null, 'fig'), await bound(), tried, failed];
