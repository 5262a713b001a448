let reads = 0;
const host = { get service() { reads++; return { call: (x) => upper(x) }; } };
[host.service.call('a'), reads, host.service?.call?.('b'), reads];
