/** How far a certificate's life has gone. Fractions of the whole, from 0 to 1. */
export interface Life {
  readonly spent: number;
  /** Two thirds of life: the usual time to renew, with a third in reserve. */
  readonly renewal: number;
  readonly renewFrom: string;
  readonly over: boolean;
}

const renewalShare = 2 / 3;

export const lifeOf = (version: { readonly notBefore: string; readonly notAfter: string }, now: number): Life => {
  const begin = Date.parse(version.notBefore);
  const end = Date.parse(version.notAfter);
  const length = Math.max(1, end - begin);
  return {
    spent: Math.min(1, Math.max(0, (now - begin) / length)),
    renewal: renewalShare,
    renewFrom: new Date(begin + length * renewalShare).toISOString(),
    over: now >= end,
  };
};
