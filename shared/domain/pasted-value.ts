/** What people paste into a field, made what they meant (scenario S4). */

/** Soft hyphen, zero-width and direction marks: nobody sees them, and every service refuses them as a wrong key. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

export interface PastedValue {
  readonly value: string;
  /** How many blanks and invisible characters were taken away. */
  readonly removed: number;
  /** How many full-width characters were made plain. */
  readonly narrowed: number;
}

/** Blanks around it and what is invisible go; full-width forms of ASCII become plain. Line ends inside stay. */
export const cleanPasted = (pasted: string): PastedValue => {
  const visible = pasted.replace(invisible, '');
  let narrowed = 0;
  const plain = visible
    .replace(/[\uFF01-\uFF5E]/g, (wide) => {
      narrowed += 1;
      return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
    })
    .replace(/[\u00A0\u3000]/g, ' ');
  const value = plain.trim();
  return { value, removed: pasted.length - value.length, narrowed };
};
