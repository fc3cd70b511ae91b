/** From what another client calls the parts of a credential to our fields of the same provider. Pure. */

export interface ProviderWays {
  /** Ours. */
  readonly provider: string;
  /** Our field to their name; the first way whose values are all there counts. */
  readonly ways: readonly Readonly<Record<string, string>>[];
  /** Taken along where they are there. */
  readonly also?: Readonly<Record<string, string>>;
}

export type ProviderTable = Readonly<Record<string, ProviderWays>>;

/** `missing` where no way is whole. */
export const fieldsFrom = (
  { ways, also = {} }: ProviderWays,
  lookUp: (name: string) => string | undefined,
): { readonly fields: Readonly<Record<string, string>> } | 'missing' => {
  const read = (names: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
    Object.entries(names).flatMap(([field, name]) => {
      const value = lookUp(name)?.trim();
      return value === undefined || value === '' ? [] : [[field, value]];
    });
  for (const way of ways) {
    const found = read(way);
    if (found.length === Object.keys(way).length) return { fields: Object.fromEntries([...found, ...read(also)]) };
  }
  return 'missing';
};
