function greet(name = fetchUser(1).name, greeting = upper('hi'), both = greeting + ' ' + name) {
  return both;
}
[greet(), greet('Zed'), greet('Zed', 'yo'), greet(undefined, 'hey', 'own')];
