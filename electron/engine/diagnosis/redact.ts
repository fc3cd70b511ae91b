/** Evidence is shown, stored and sent on, so nothing secret may be in it. Addresses, names and e-mail stay. */
const pem = /-----BEGIN [A-Z ]{3,40}-----.{0,20000}?(?:-----END [A-Z ]{3,40}-----|$)/gs;
const assigned =
  /((?:authorization|bearer|api[-_ ]?key|api[-_ ]?token|access[-_ ]?key(?:[-_ ]?(?:id|secret))?|secret(?:[-_ ]?(?:id|key))?|token|password|passwd|passphrase|pwd|hmac(?:[-_ ]?key)?|x-auth-key|client[-_ ]?secret|signature)["']?\s{0,2}[:=]\s{0,2}["']?(?:bearer |basic )?)([^\s"',;&)}]{6,})/gi;
/** Long runs of letters and digits that are no words: base64, base64url, hex. */
const runs = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

export const redact = (line: string): string =>
  line
    .replace(pem, '[…]')
    .replace(assigned, (_, name: string, value: string) => `${name}${isPlain(value) ? value : '[…]'}`)
    .replace(runs, (run) => (looksSecret(run) ? '[…]' : run));

const isPlain = (value: string): boolean => /^[a-z][a-z-]*$/.test(value) || /^[A-Z][a-z]+$/.test(value);

const looksSecret = (run: string): boolean => {
  if (/^[0-9a-f]+$/i.test(run)) return run.length >= 24 && /\d/.test(run);
  // Paths, host names and identifiers in words have parts; a secret is one lump.
  const parts = run.split(/[/_-]+/);
  return parts.some((part) => part.length >= 16 && kinds(part) >= 2) || (kinds(run) >= 3 && mixed(run));
};

const kinds = (text: string): number => [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;

/** Digits inside words rather than behind them. */
const mixed = (run: string): boolean => (run.match(/\d[A-Za-z]/g) ?? []).length >= 2 && !run.includes('/');
