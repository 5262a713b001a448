const [ada, bo, cy] = [await fetchUser(1), await fetchUser(2), await fetchUser(3)];
[ada.name, cy.name, bo.name, ['string', 'string', 'object'], ada.name];
