let error;
try { (lookup('none')?.price).toFixed(2); } catch (e) { error = e instanceof TypeError; }
[error, lookup('none')?.price.toFixed(2)];
