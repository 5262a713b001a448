const approved = approve('delete');
await approved;
const indirect = (0, eval)('approved ? "wrong" : "right"');
[indirect, new Function('given', 'return given ? "wrong" : "right"')(approved)];
