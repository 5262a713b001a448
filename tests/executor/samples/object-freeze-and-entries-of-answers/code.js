const o = Object.freeze(fetchUser(3));
[Object.isFrozen(o), Object.entries(o).map(([k, v]) => `${k}=${v}`).map((x) => upper(x)), Object.getOwnPropertyNames(listIds())];
