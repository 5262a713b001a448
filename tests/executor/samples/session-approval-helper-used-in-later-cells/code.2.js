guarded('delete all', () => counter());
