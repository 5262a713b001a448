counter();
let empty;
