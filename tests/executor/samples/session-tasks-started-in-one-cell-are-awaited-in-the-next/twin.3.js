[names[0] === names[0] ? 'same' : 'other', names.join(), `${names[2]}`];
