const lazy = { get user() { const value = fetchUser(1).name + counter(); Object.defineProperty(this, 'user', { value }); return value; } };
[lazy.user, lazy.user, counter()];
