const box = Object.defineProperty({}, 'next', { get: counter });
[box.next, box.next, box.next + box.next];
