const groups = Object.groupBy([1, 2, 3, 4], (n) => (isEven(n) ? 'even' : 'odd'));
({ ...groups });
