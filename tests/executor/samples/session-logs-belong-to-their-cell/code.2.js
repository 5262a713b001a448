console.warn('two', counter());
console.log('three');
