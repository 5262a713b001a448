['cheap', 'LABEL', ['out', 'out', 'out'], false, 6];
