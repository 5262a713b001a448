const approved = approve('delete');
await approved;
const answers = [approve('delete')];
await Promise.all(answers);
[report(), first()];
