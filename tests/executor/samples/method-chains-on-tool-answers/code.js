readText('people.csv')
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .filter(([, city]) => city === 'Oslo')
  .map(([name]) => upper(name))
  .join('+');
