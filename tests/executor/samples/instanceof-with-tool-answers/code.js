[
  dateOf('2024-01-01T00:00:00Z') instanceof Date,
  mapOf() instanceof Map,
  listIds() instanceof Array,
  lookup('apple') instanceof Object,
  setOf() instanceof Map,
];
