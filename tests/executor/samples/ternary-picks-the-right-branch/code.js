[
  yes() ? 'a' : 'b',
  no() ? 'a' : 'b',
  approve('read') ? upper('ok') : upper('no'),
  approve('delete') ? upper('ok') : upper('no'),
];
