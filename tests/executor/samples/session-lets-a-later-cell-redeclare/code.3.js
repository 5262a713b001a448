let name = upper(echo('third'));
name = name + n;
name;
