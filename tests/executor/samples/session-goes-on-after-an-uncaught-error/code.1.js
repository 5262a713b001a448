console.log('first');
fetchUser(77);
