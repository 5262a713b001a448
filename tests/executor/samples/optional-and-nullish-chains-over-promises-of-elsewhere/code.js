const user = Promise.resolve({ name: 'Ada', friend: Promise.resolve({ name: 'Bo', hi: () => 'hi' }) });
const none = Promise.resolve(null);
[user?.friend?.name, none?.name ?? 'nobody', user.friend.hi?.(), none?.friend.name, (none ?? user).name, user?.['friend'].name];
