const a = { toString: () => upper('x'), valueOf: counter };
[`${a}`, a + 1, a * 2, String({ toString: emptyText }).length, `${{ toString: zero }}`];
