(yes() ? upper : double)('x') + (no() ? upper : double)(4);
