[
  'one two'.replace(/\w+/g, (word) => upper(word)),
  'a-b-c'.replace('-', (found, at) => add(at, 1)),
  'aXbX'.replaceAll('X', (found, at) => `<${at}>`.concat(upper('y'))),
];
