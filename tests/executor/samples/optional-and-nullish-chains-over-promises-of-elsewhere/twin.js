const user = await Promise.resolve({ name: 'Ada', friend: await Promise.resolve({ name: 'Bo', hi: () => 'hi' }) });
const none = await Promise.resolve(null);
[user?.friend?.name, none?.name ?? 'nobody', user.friend.hi?.(), none?.friend.name, (none ?? user).name, user?.['friend'].name];
