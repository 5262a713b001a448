const log = [];
const note = async (text) => {
  log.push(await upper(text));
};
for (const text of ['if', 'for 0', 'for 1', 'and', 'or', 'then']) await note(text);
if (log.length === 6) await note('case');
else log.push('wrong length');
for (const text of ['a', 'b', 'label']) await note(text);
log;
