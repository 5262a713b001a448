let page = fetchPage(0),
  all = [];
let next;
do {
  all.push(...page.items);
  next = page.next;
} while (next !== null && (page = fetchPage(next)));
all;
