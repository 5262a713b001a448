const again = ok('delete') ? 'paid' : 'kept';
`${again} ${nameOf(2)}`;
