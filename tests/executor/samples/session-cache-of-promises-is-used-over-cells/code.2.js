const pair = await Promise.all([get(1), get(3)]);
pair.map((user) => user.name).concat(loads);
