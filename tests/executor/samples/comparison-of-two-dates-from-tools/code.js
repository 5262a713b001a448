const a = dateOf('2024-03-01T00:00:00.000Z'),
  b = dateOf('2024-03-02T12:00:00.000Z');
[a < b, b - a, (b - a) / 36e5, a.getTime() === dateOf('2024-03-01').getTime(), a.toISOString()];
