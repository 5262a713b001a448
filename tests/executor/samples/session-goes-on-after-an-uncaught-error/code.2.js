console.log('second');
fetchUser(1).name;
