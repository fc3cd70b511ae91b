/** The details of a failure as lines of raw text: `path` is where the value stands, as in `subproblems[0].type`. */
export interface Evidence {
  readonly path: string;
  readonly value: string;
}

export const evidenceOf = (details: unknown, path = ''): readonly Evidence[] => {
  if (details === null || details === undefined || details === '') return [];
  if (Array.isArray(details)) return details.flatMap((item, index) => evidenceOf(item, `${path}[${index}]`));
  if (typeof details === 'object') {
    return Object.entries(details).flatMap(([key, value]) => evidenceOf(value, path === '' ? key : `${path}.${key}`));
  }
  return [{ path, value: String(details) }];
};
