await load(3);
log.push('end of the second cell');
log.length;
