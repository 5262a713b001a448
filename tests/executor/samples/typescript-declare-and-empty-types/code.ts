declare const notThere: string;
declare function alsoNotThere(x: number): void;
type Nothing = never;
interface Empty {}
const value: Empty | Nothing = { n: counter() };
value;
