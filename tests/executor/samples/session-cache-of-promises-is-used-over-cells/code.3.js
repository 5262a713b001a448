[get(1).name, get(3).age > 18 ? 'adult' : 'minor', loads, cache.size];
