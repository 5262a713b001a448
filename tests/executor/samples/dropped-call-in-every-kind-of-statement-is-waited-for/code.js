const log = [];
const note = async (text) => {
  log.push(await upper(text));
};
if (log.length === 0) note('if');
for (let i = 0; i < 2; i++) note(`for ${i}`);
true && note('and');
log.length > 99 || note('or');
log.length ? note('then') : note('else');
switch (log.length) {
  case 6:
    note('case');
    break;
  default:
    log.push('wrong length');
}
(note('a'), note('b'));
label: note('label');
log;
