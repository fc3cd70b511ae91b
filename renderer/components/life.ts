/** How far a certificate's life has gone. Fractions of the whole, from 0 to 1. */
export interface Life {
  readonly spent: number;
  /** The moment picked for the authority's wish, else two thirds of life, with a third in reserve. */
  readonly renewal: number;
  readonly renewFrom: string;
  /** The span the authority asks for, if it does. */
  readonly window?: { readonly start: number; readonly end: number };
  readonly over: boolean;
}

/** RFC 9773: when the authority would like the renewal, and the moment that was picked in it. ISO 8601. */
export interface Wish {
  readonly window?: { readonly start: string; readonly end: string } | undefined;
  readonly chosen?: string | undefined;
}

const renewalShare = 2 / 3;

export const lifeOf = (
  version: { readonly notBefore: string; readonly notAfter: string },
  now: number,
  wish: Wish = {},
): Life => {
  const begin = Date.parse(version.notBefore);
  const end = Date.parse(version.notAfter);
  const length = Math.max(1, end - begin);
  const share = (moment: number) => Math.min(1, Math.max(0, (moment - begin) / length));
  const { window, chosen } = wish;
  const renewFrom = chosen ?? new Date(begin + length * renewalShare).toISOString();
  return {
    spent: share(now),
    renewal: chosen === undefined ? renewalShare : share(Date.parse(chosen)),
    renewFrom,
    ...(window === undefined
      ? {}
      : { window: { start: share(Date.parse(window.start)), end: share(Date.parse(window.end)) } }),
    over: now >= end,
  };
};
