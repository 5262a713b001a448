const [ada, bo, cy] = [await fetchUser(1), await fetchUser(2), await fetchUser(3)];
[ada.name, cy.name, 4, 'Zed', [ada, bo, cy].map((user) => user.age).join(), ada.name];
