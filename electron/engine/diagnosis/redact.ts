/**
 * Takes secrets out of text, in two strengths over one list of patterns. Evidence is shown and stored, so what is
 * merely a word behind "token:" stays readable; a report leaves this computer, so there everything behind such a name
 * goes. Addresses, names and e-mail are no secrets: see `engine/bundle/redact.ts` for those.
 */
import { isAssigned, withoutAssigned } from './redact-assigned.ts';

export interface RedactOptions {
  /** For what leaves this computer. */
  readonly strict?: boolean;
  /** Lumps that look like secrets and are known to be none, such as the values of TXT records. */
  readonly keep?: ReadonlySet<string>;
  /** Called for each piece that was taken out. */
  readonly onFound?: () => void;
}

/** What stands in place of a secret. */
export const gap = '[…]';

/** Evidence, as it is shown under a cause. */
export const redact = (line: string): string => withoutSecrets(line);

export const withoutSecrets = (text: string, options: RedactOptions = {}): string => {
  const took = (): string => {
    options.onFound?.();
    return gap;
  };
  const shaped = withoutShapes(text, options.onFound);
  const named = withoutAssigned(headersOut(shaped, took), { strict: options.strict === true, took });
  return named.replace(lumps, (lump, at: number, whole: string) =>
    isKept(lump, whole, at, options.keep) ? lump : withoutLump(lump, took),
  );
};

/** Only what cannot be anything else: also looked for once more before a report is handed out. */
export const withoutShapes = (text: string, onFound?: () => void): string =>
  shapes.reduce(
    (rest, shape) =>
      rest.replace(shape, () => {
        onFound?.();
        return gap;
      }),
    text,
  );

const shapes: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{3,40}-----.{0,20000}?(?:-----END [A-Z0-9 ]{3,40}-----|$)/gs,
  // The end of a key whose beginning was cut off.
  /(?:^[A-Za-z0-9+/=]{1,80}\r?\n){0,100}^[A-Za-z0-9+/=]{0,80}-----END [A-Z0-9 ]{3,40}-----/gm,
  // JSON in base64url: JWS and JWT (RFC 7515 §3.1, §7.2), or one part of them.
  /(?<![\w-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}/g,
  // Key authorization: token and thumbprint of the account key (RFC 8555 §8.1).
  /(?<![\w-])[A-Za-z0-9_-]{16,128}\.(?=[A-Za-z0-9_-]{0,42}[A-Z])[A-Za-z0-9_-]{43}(?![\w-])/g,
  // Private parts of a JWK (RFC 7517 §4, RFC 7518 §6).
  /(?<="(?:d|p|q|dp|dq|qi|k)\\{0,3}"\s{0,2}:\s{0,2}\\{0,3}")[A-Za-z0-9_-]{8,}/g,
  // How services begin their keys, so that leaked ones can be found.
  /(?<![A-Za-z0-9])(?:cfut_|cfat_|cfk_|gh[opsur]_|github_pat_|glpat-|do[opr]_v1_|nfp_|npm_|hvs\.|xox[abprs]-|sk_live_|rk_live_|SG\.|ya29\.|pk1_|sk1_|JDC_|AIza|dnsimple_[au]_|vcp_|pul-|whsec_|dckr_pat_|tskey-)[\w.-]{6,}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AKLT|LTAI|AKID)[A-Za-z0-9]{8,}/g,
];

/** Headers and addresses that carry credentials. */
const headersOut = (text: string, took: () => string): string =>
  text
    .replace(
      /((?:[a-z][a-z0-9+.-]{1,20}):\\?\/\\?\/)[^\s/@"'<>]{1,300}@/gi,
      (_, scheme: string) => `${scheme}${took()}@`,
    )
    .replace(
      /(authorization(?:\\{0,3}["'])?\s{0,2}[:=]\s{0,2}(?:\\{0,3}["'])?)(?:basic|bearer|digest|token|apikey|sso-key|[\w-]*hmac[\w-]*|[a-z]{2,8}\d-[\w-]+|acs\d?|qbox|ovh|jdcloud\d?-[\w-]+)\s[^\r\n"'\\]+/gi,
      (_, name: string) => `${name}${took()}`,
    )
    .replace(
      /((?:set-)?cookie(?:\\{0,3}["'])?\s{0,2}:\s{0,2}(?:\\{0,3}["'])?)(?=[\w.-]+=)[^\r\n"'\\]+/gi,
      (_, name: string) => `${name}${took()}`,
    );

/** Long runs of letters and digits that are no words: base64, base64url, hex. */
const lumps = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

/** Of a path only the part that is no word; anything else goes as a whole, for base64 has slashes too. */
const withoutLump = (lump: string, took: () => string): string => {
  const parts = lump.split('/');
  const secret = (part: string): boolean => part.length >= 16 && looksSecret(part);
  if (!looksSecret(lump) && !parts.some(secret)) return lump;
  const isPath = parts.length > 1 && parts.some(secret) && parts.every((part) => secret(part) || isWord(part));
  return isPath ? parts.map((part) => (secret(part) ? took() : part)).join('/') : took();
};

const isWord = (part: string): boolean => /^(?:[a-z]+(?:[-_][a-z]+)*|[vV]?\d{1,12})?$/.test(part) || isUuid(part);
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const looksSecret = (run: string): boolean => {
  if (/^[0-9a-f]+$/i.test(run)) return run.length >= 24 && /\d/.test(run);
  // Paths, host names and identifiers in words have parts; a secret is one lump.
  const parts = run.split(/[/_-]+/);
  return parts.some((part) => part.length >= 16 && kinds(part) >= 2) || (kinds(run) >= 3 && mixed(run));
};

const kinds = (text: string): number => [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;

/** Digits inside words rather than behind them. */
const mixed = (run: string): boolean => (run.match(/\d[A-Za-z]/g) ?? []).length >= 2 && !run.includes('/');

/** What a certificate or a zone shows to everybody. */
const isKept = (lump: string, whole: string, at: number, keep: ReadonlySet<string> | undefined): boolean => {
  if (keep?.has(lump) === true || isUuid(lump) || /^xn--[a-z0-9-]+$/i.test(lump)) return true;
  const before = whole.slice(Math.max(0, at - 300), at);
  if (isAssigned(before)) return false;
  if (isDigest(lump)) return /(?:\bTXT\b|_acme-challenge\b)[^\r\n]*$/.test(before);
  return (
    /^[0-9a-f]{24,64}$/i.test(lump) &&
    /(?:\bserial(?:[ _-]?(?:number|no))?|\bfingerprint|\bsha-?(?:1|256)|序列号|指纹)[^\r\n\w]{0,6}(?:is |sha-?256[^\w\r\n]{1,3})?$/i.test(
      before,
    )
  );
};

/** SHA-256 in base64url, as dns-01 wants it (RFC 8555 §8.4): 43 characters, the last with two bits to spare. */
const isDigest = (lump: string): boolean => /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(lump);
