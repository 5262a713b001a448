[0, ...listIds(), ...setOf(7, 8), ...upper('ab'), 9];
