[tasks[0] === names[0] ? 'same' : 'other', tasks.join(), `${tasks[2]}`];
