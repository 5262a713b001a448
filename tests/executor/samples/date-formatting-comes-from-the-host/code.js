const day = dateOf('2024-03-05T00:00:00.000Z');
[
  new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(day),
  day.toLocaleDateString('en-US', { timeZone: 'UTC' }),
  day.toISOString(),
];
