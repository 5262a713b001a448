class Ticket {
  static count = 0;
  number = ++Ticket.count;
}
function Old() { this.number = ++Ticket.count; }
[await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, new Ticket().number]; })),
 await Promise.all([1, 2, 3].map((id) => { const answer = slow(12 - id * 4, id); return [answer, new Old().number]; }))];
