listIds().sort((a, b) => fetchUser(a).name.localeCompare(fetchUser(b).name) || a - b);
