['kept', 'kept', 'read'];
