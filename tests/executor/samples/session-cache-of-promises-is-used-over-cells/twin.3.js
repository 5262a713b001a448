[(await get(1)).name, (await get(3)).age > 18 ? 'adult' : 'minor', loads, cache.size];
