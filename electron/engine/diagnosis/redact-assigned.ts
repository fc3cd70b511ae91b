/** Values behind a name that says they are secret: `api_token=…`, `"password": "…"`, `--dns-key …`, 密码：…. */

const names = [
  'authorization',
  'bearer',
  'api[-_ ]?(?:key|token|secret|password)',
  'access[-_ ]?(?:key|token)(?:[-_ ]?(?:id|secret))?',
  'secret(?:[-_ ]?(?:id|key|access[-_ ]?key))?',
  'private[-_ ]?key',
  'account[-_ ]?key',
  'app(?:lication)?[-_ ]?key',
  'consumer[-_ ]?key',
  '(?:x-)?auth[-_ ]?key',
  '[a-z]_key',
  'token',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'hmac(?:[-_ ]?key)?',
  'client[-_ ]?secret',
  'signature',
  'session[-_ ]?(?:id|key)',
  '密码',
  '口令',
  '密钥',
  '令牌',
].join('|');

const quote = String.raw`(?:\\{0,3}["'])?`;
const between = String.raw`${quote}(?:\s{0,2}[:=：]\s{0,2}|\s{1,2}is\s{1,2}|\s?[是为]\s?)`;
const assigned = new RegExp(
  `((?:${names})${between}|--[a-z-]{0,40}(?:key|token|password|passphrase|secret)[ =])((?:bearer |basic )?)` +
    String.raw`(\\{0,3}"(?:[^"\\\r\n]|\\[^"\r\n]){0,4000}\\{0,3}"|'[^'\r\n]{0,4000}'|\\{0,3}["']?[^\s"'\\,;&)}\][，。；]+)`,
  'gi',
);
/** A phrase of several words, in lines of its own. */
const phrase = /((?:password|passphrase|passwd|密码|口令)\s{0,2}[:=：]\s{0,2})(?!["'[{])(\S+(?: \S+)+)$/gim;

/** Ends with the name of a secret: what follows is its value, whatever it looks like. */
export const isAssigned = (before: string): boolean => ends.test(before.slice(-80));
const ends = new RegExp(`(?:${names})${between}["']?$`, 'i');

export interface AssignedOptions {
  readonly strict: boolean;
  /** Counts, and answers what stands in its place. */
  readonly took: () => string;
}

export const withoutAssigned = (text: string, { strict, took }: AssignedOptions): string => {
  const stays = strict ? isStatus : isPlain;
  const phrases = strict
    ? text.replace(phrase, (all, name: string, value: string) => (isSentence(value) ? all : `${name}${took()}`))
    : text;
  return phrases.replace(assigned, (all, name: string, scheme: string, value: string) => {
    const [, opening = '', inner = '', closing = ''] = /^(\\{0,3}["']?)(.*?)(\\{0,3}["']?)$/s.exec(value) ?? [];
    if (inner === '' || stays(inner) || (!strict && inner.length < 6)) return all;
    return `${name}${scheme}${opening}${took()}${closing}`;
  });
};

const isPlain = (value: string): boolean => /^[a-z][a-z-]*$/.test(value) || /^[A-Z][a-z]+$/.test(value);

const status =
  /^(?:invalid|missing|expired|required|wrong|empty|not|none|null|nil|true|false|undefined|denied|failed|unknown|rejected|refused|accepted|valid|ok|set|unset|hidden|redacted|pending|incorrect|absent|present|too|no|yes|set\.|malformed|unauthorized|\*+|…|<[a-z -]+>|\$\{?\w+\}?|无效|缺失|过期|错误|为空|空|不正确|无|未.*|不.*|已.*)[.!。]?$/i;
const isStatus = (value: string): boolean => status.test(value);
const isSentence = (value: string): boolean => isStatus(value.split(' ')[0] ?? '');
