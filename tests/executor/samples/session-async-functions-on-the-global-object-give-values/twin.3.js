[0, 'kept', 'kept'];
