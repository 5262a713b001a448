const total = add(40, 2);
if (total > 41) throw new RangeError(`total ${total} is too high`);
total;
