/** The page for people that an authority hands over with a problem, if it did: RFC 8555 §6.6, §7.3.3. */
export const helpUrlOf = (details: unknown): string | undefined => {
  if (typeof details !== 'object' || details === null) return undefined;
  if ('helpUrl' in details && typeof details.helpUrl === 'string' && details.helpUrl.startsWith('https://'))
    return details.helpUrl;
  return 'problem' in details ? helpUrlOf(details.problem) : undefined;
};
