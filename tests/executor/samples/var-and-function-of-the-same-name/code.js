var twin = echo('variable');
function twin() { return 'function'; }
[twin, typeof twin];
