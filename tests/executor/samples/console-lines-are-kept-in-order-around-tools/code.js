console.log('start', 1, true);
console.info('user', fetchUser(1).name);
console.warn('careful', listIds());
console.error(upper('bad'));
console.debug({ a: 1, b: 'two' });
console.log(`${counter()} and ${counter()}`, null, undefined);
