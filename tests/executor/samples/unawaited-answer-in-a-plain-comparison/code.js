const approved = approve('delete account');
const outcome = approved === false ? 'refused' : 'went through';
const again = (await approve('delete account')) === false ? 'refused' : 'went through';
[outcome, again];
