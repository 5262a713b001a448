;;{}
record('a');;
if (no());
else record('b');
for (const _ of listIds());
recorded();
