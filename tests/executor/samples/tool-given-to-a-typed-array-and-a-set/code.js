setOf('x', 'y').forEach(record);
[Uint8Array.of(1, 2, 3).map(double), Uint8Array.of(1, 2, 3).filter(isEven), recorded().length];
