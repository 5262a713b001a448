if ((yes() && !no()) || fail('not reached')) console.log('allowed');
else console.log('refused');
