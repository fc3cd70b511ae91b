/** Names that a message speaks of: those that may be looked up, and those that may be badly written. Pure. */
import { parse } from 'tldts';

/** Nobody is asked about more names than these. */
const mostNames = 3;
const mostQuoted = 10;
/** Of longer logs the end is read: that is where the failure is. */
const longestText = 200_000;

/** Authorities, tools, and those who explain them: a message names them, and it is not about them. */
const bystanders =
  /(^|\.)(letsencrypt\.org|zerossl\.com|sectigo\.com|buypass\.com|pki\.goog|googleapis\.com|google\.com|ssl\.com|actalis\.com|digicert\.com|globalsign\.com|acme\.sh|certbot\.eff\.org|eff\.org|github\.com|githubusercontent\.com|python\.org|ietf\.org|rfc-editor\.org|letsdebug\.net|dnsviz\.net|cloudflare\.com|aliyuncs\.com|aliyun\.com|tencentcloudapi\.com|dnspod\.cn|amazonaws\.com|microsoft\.com|crt\.sh)$/;
/** Suffixes that are also those of files and of program code. */
const asFiles = /^[^.]+\.(sh|py|rs|pl|md|so|cc|ps|zip|mov|java|app|pub|pm|io|go|in|is|to|me|id|name|host|run)$/;

const hostName =
  /(?<![\w.@-])(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,10}[a-z][a-z0-9-]{1,61}(?![\w-])/g;

/** Names that anybody may look up, without `_acme-challenge.` and `*.`; what a challenge is about comes first. */
export const publicNamesIn = (text: string): readonly string[] => {
  const found = [...text.slice(-longestText).toLowerCase().matchAll(hostName)].map(([name]) => name);
  const challenged = found.filter((name) => name.startsWith('_acme-challenge.'));
  const bare = (name: string): string => name.replace(/^_acme-challenge\.|^\*\./, '');
  const plain = found.filter((name) => !asFiles.test(name));
  return [...new Set([...challenged, ...plain].map(bare))].filter(isPublic).slice(0, mostNames);
};

const isPublic = (name: string): boolean => {
  if (bystanders.test(name) || name.includes('_')) return false;
  const { isIcann, domain } = parse(name);
  return isIcann === true && domain !== null;
};

/** What stands in quotation marks and may be meant as a name. */
export const quotedNamesIn = (text: string): readonly string[] =>
  [
    ...new Set(
      [...text.slice(-longestText).matchAll(/["'“‘「`]([^\s"'“”‘’「」`]{3,300})["'”’」`]/g)]
        .map((match) => match[1] ?? '')
        .filter((word) => /[.。]/.test(word) && !/^urn:|[{}<>;=]/.test(word) && !bystanders.test(hostOf(word))),
    ),
  ].slice(0, mostQuoted);

const hostOf = (word: string): string => URL.parse(word)?.hostname ?? word.toLowerCase();

/** Base64url of SHA-256 digests (RFC 8555 §8.4). */
export const challengeValuesIn = (text: string): readonly string[] => [
  ...new Set([...text.slice(-longestText).matchAll(/(?<![\w-])[\w-]{43}(?![\w-])/g)].map(([value]) => value)),
];
