load(9);
log.push('not reached');
