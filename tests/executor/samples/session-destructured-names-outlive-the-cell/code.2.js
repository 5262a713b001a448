[name, firstTag, rest, a, b];
