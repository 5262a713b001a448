const square = (n) => n * n;
const squares = [1, 2, 3].map(square);
const ofTool = square(double(2));
[squares, ofTool, square(3) instanceof Object];
