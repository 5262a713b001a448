const adults: string[] = (listIds() as number[])
  .map((id: number) => fetchUser(id) as { name: string; age: number })
  .filter(({ age }: { age: number }): boolean => age >= 18)
  .map((u): string => u.name);
const sorted: number[] = [3, 1, 2].sort((x: number, y: number): number => compare(x, y) as number);
[adults, sorted];
