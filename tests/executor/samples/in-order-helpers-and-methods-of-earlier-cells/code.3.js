const slowly = (id) => { const answer = slow(12 - id * 4, id); order.push(answer); return answer; };
order.length;
