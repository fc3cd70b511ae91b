/** The settings files of certbot: sections in brackets, `key = value`, remarks behind `#`. */

export type Section = Readonly<Record<string, string>>;

/** By the name of the section as written between the innermost brackets; `''` before the first. */
export const readIni = (text: string): Readonly<Record<string, Section>> => {
  const sections: Record<string, Record<string, string>> = { '': {} };
  let current = '';
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const header = /^\[+([^\]]+)\]+$/.exec(line)?.[1];
    if (header !== undefined) {
      current = header.trim();
      sections[current] ??= {};
      continue;
    }
    const [, key, value = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) sections[current] = { ...sections[current], [key]: unquoted(value) };
  }
  return sections;
};

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

/** `a, b,` of a list; one value is a list of one. */
export const listIn = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((one) => unquoted(one.trim()))
    .filter((one) => one !== '' && one !== 'None');
