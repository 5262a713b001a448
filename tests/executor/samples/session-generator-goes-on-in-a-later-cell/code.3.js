[it.next().value, it.next().done];
