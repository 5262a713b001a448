approved ? 'wrong' : 'right';
