[add(0x1f, 0b101), add(0o17, 1_000), add(1e3, .5), double(5.), 0.1 + double(0.1), 2 ** double(5), double(-0) === 0];
