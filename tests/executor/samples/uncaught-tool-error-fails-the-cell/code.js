console.log('before');
fail('the disk is full');
console.log('after');
