record('made');
return;
