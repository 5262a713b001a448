['out', 'kept', 'stays', 'refused', 'allowed', 'closed', ['a']];
