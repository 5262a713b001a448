const accounts = { ada: 50, bo: 10 };
const journal = [];
async function withdraw(name, amount) {
  if (accounts[name] < amount) throw new RangeError(`${name} has only ${accounts[name]}`);
  await record(`-${amount} ${name}`);
  accounts[name] -= amount;
}
async function deposit(name, amount) {
  if (!(name in accounts)) throw new TypeError(`no account ${name}`);
  await record(`+${amount} ${name}`);
  accounts[name] += amount;
}
async function transfer(from, to, amount) {
  withdraw(from, amount);
  try {
    deposit(to, amount);
    journal.push('done');
  } catch (error) {
    deposit(from, amount);
    journal.push(`rolled back: ${error.message}`);
    return false;
  }
  return true;
}
const out = [];
out.push(transfer('ada', 'bo', 20) ? 'sent' : 'failed');
out.push(transfer('ada', 'cy', 5) ? 'sent' : 'failed');
try {
  transfer('bo', 'ada', 500);
} catch (error) {
  out.push(error.message);
}
[out, accounts, journal, recorded().length];
