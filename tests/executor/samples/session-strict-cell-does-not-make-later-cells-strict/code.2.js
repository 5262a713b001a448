made = double(4);
[made, caught];
