const out = [];
if (!approve('delete') && yes()) out.push(1);
if (approve('delete') || no()) out.push(2);
if (approve('read') && !approve('delete')) out.push(3);
if (!(approve('delete') || approve('delete more'))) out.push(4);
if (approve('read') !== approve('delete')) out.push(5);
out;
