console.log('one', counter());
