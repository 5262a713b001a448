const { [keyOf(1)]: one, [keyOf(2)]: two = upper('two'), ...others } = { k1: 1, k3: 3, k4: 4 };
[one, two, others];
