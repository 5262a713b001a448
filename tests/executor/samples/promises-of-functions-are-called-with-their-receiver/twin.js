['out', 'shut', 'closed', 'api', 'api', 'api', 2, 'v1', 'w2', 'made', [2, 3]];
