'Hello ' + fetchUser(1).name + ', you are ' + fetchUser(1).age + upper('!');
