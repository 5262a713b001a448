it.next().value;
