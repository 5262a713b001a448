let report = '';
for (const id of listIds()) report += fetchUser(id).name + ';';
report;
