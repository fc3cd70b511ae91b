/** Words as a POSIX shell takes them (POSIX.1-2017, Shell Command Language §2.2). */
export const posixLine = (words: readonly string[]): string => words.map(quote).join(' ');

/** A quote ends the quoted part, stands by itself, and begins the next. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
