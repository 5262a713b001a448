const pending = (async () => (await fetchUser(1)).name)();
('started');
