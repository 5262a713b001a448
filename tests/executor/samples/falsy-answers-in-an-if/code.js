const branch = (value) => {
  if (value) return 'then';
  else return 'else';
};
const direct = [];
if (no()) direct.push('no');
if (zero()) direct.push('zero');
if (emptyText()) direct.push('empty');
if (nullish()) direct.push('null');
if (nothing()) direct.push('undefined');
if (notANumber()) direct.push('NaN');
if (negativeZero()) direct.push('-0');
if (bigintOf('0')) direct.push('0n');
if (yes()) direct.push('yes');
[branch(no()), branch(nothing()), branch(yes()), direct];
