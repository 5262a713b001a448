const day = dateOf('2024-01-31T00:00:00.000Z');
const next = new Date(day.getTime() + add(1, 0) * 86_400_000);
[next.toISOString().slice(0, 10), day.getUTCDay(), new Date(Date.UTC(2024, double(1), 0)).getUTCDate(), day < next, JSON.stringify({ day })];
