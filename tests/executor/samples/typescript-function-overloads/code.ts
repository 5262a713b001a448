function twice(x: number): number;
function twice(x: string): string;
function twice(x: number | string): number | string {
  return typeof x === 'number' ? double(x) : upper(x).repeat(2);
}
[twice(4), twice('a')];
