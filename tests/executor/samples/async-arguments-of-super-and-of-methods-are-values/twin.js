const [ada, cy] = [(await fetchUser(1)).name, (await fetchUser(3)).name];
[`${ada} shut`, cy.length, cy];
