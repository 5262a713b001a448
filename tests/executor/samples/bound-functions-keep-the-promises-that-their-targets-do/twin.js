['timeout', 'timeout', true, 'no', false];
