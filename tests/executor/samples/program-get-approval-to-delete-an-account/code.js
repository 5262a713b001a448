const action = 'delete account';
const approved = approve(action);
let answer;
if (approved) {
  record(`did: ${action}`);
  answer = `approved: ${action}`;
} else {
  console.log('the person said no');
  answer = `denied: ${action}`;
}
const log = recorded();
if (log.length > 0) throw new Error('nothing may happen without approval');
answer;
