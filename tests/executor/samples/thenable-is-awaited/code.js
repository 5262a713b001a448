const thenable = {
  then(resolve) {
    resolve(upper('thenable'));
  },
};
[await thenable, await (async () => thenable)(), await Promise.resolve(thenable)];
