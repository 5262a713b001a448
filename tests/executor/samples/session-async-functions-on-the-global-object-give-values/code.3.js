const kept = [given('delete'), fromText('delete'), made.ask('delete')].filter(Boolean).length;
[kept, later1 ? 'paid' : 'kept', given('delete') ? 'paid' : 'kept'];
