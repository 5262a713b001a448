async function load(id) { return [id] }
const tried = [];
const check = async (id) => { tried.push(id); await load.apply(null, [id]); return priceOf(id).missing.price };
let failed = '';
try {
  Array.from(['pear', 'fig'].flatMap((id) => load(id)), check);
} catch (error) {
  failed = error.name;
}
const bound = load.bind(null, 'plum');
[await load.call(null, 'fig'), await bound(), tried, failed];
