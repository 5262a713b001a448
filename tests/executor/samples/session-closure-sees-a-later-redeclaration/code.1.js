let greeting = 'hello';
const greet = (id) => `${greeting} ${fetchUser(id).name}`;
greet(1);
