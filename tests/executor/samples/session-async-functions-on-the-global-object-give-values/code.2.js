define('given', async (what) => approve(what));
[isFine('delete') ? 'paid' : 'kept', one('delete') ? 'paid' : 'kept', two('read') ? 'read' : 'kept'];
