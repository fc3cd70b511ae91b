const longestSeconds = 365 * 86_400;

/**
 * When the other side wants us back, as ISO 8601: Retry-After in seconds or as HTTP date (RFC 9110 §10.2.3).
 * `undefined` when there is none, it cannot be read, or it lies in the past. Never more than a year ahead.
 */
export const retryAtOf = (header: string | undefined, now: Date): string | undefined => {
  const text = header?.trim() ?? '';
  const moment = /^\d+$/.test(text)
    ? now.getTime() + Math.min(Number(text), longestSeconds) * 1000
    : // Every HTTP date begins with a day of the week; Date.parse alone would take "-5" for a year.
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)
      ? Math.min(Date.parse(text), now.getTime() + longestSeconds * 1000)
      : Number.NaN;
  return Number.isNaN(moment) || moment < now.getTime() ? undefined : new Date(moment).toISOString();
};
