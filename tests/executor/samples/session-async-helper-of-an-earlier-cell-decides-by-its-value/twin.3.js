const again = (await ok('delete')) ? 'paid' : 'kept';
`${again} ${await nameOf(2)}`;
