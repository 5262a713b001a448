const approved = approve('delete');
await approved;
eval('approved ? "wrong" : "right"');
