/** For reports: what cannot be read any more is missing there, and the rest is worth having all the same. */
export const orNothing = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch {
    return undefined;
  }
};
