'2024-05 and 2023-11'.replace(
  /(?<year>\d{4})-(?<month>\d\d)/g,
  (all, year, month, at, text, groups) =>
    concat(groups.month, '/', add(Number(year), 0), '@', at, ':', text.length),
);
