/** Keys are copied with blanks, line ends and invisible characters around them; providers refuse those as wrong keys. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

export interface Cleaned {
  readonly value: string;
  /** How many characters were taken away. */
  readonly removed: number;
}

export const cleanField = (typed: string): Cleaned => {
  const value = typed.replace(invisible, '').trim();
  return { value, removed: typed.length - value.length };
};
