/** What may stand in the fields of a proof that this computer answers itself. */
export const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

/** A path that means the same wherever the program runs: from the root, a drive or a network share. */
export const isFullPath = (text: string, windows: boolean): boolean =>
  windows ? /^([A-Za-z]:[\\/]|\\\\[^\\]+\\[^\\]+)/.test(text) : text.startsWith('/');
