const sum = async (list) => (await Promise.all(list)).reduce((one, other) => one + other, 0);
1;
