/**
 * Error codes of DNS providers in the words of any program, by the rules that each provider's descriptor has for its
 * own answers. Pure.
 */
import type { ErrorRule, ProviderCause, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { causeOfRule } from '../providers/refusals.ts';
import { descriptors } from '../providers/registry.ts';
import { type Haystack, lineAt } from './match.ts';

export interface CodeFound {
  readonly cause: ProviderCause;
  /** Number of the line that the code stands in. */
  readonly line: number;
  /** The provider is named beside it. */
  readonly named: boolean;
}

/** How other programs call a provider, where its id and name are not enough, or are anybody's word. */
const calls: Readonly<Record<string, RegExp>> = {
  cloudflare: /cloudflare|\bdns_cf\b|x-auth-(?:key|email)|"success": ?false,"errors"/,
  alidns: /alidns|alicloud|aliyun|alibaba|\bdns_ali\b|阿里/,
  aliesa: /aliesa|\besa\b/,
  tencentcloud: /tencent|dnspod|qcloud|腾讯/,
  'dnspod-token': /dnspod|\bdns_dp\b|dnsapi\.cn|\bdns_dpi\b/,
  huaweicloud: /huawei|华为|apigw\./,
  godaddy: /godaddy|\bdns_gd\b/,
  route53: /route ?53|\bdns_aws\b|amazonaws/,
  westcn: /west\.?cn|西部数码|西数/,
  ns1: /nsone|api\.ns1|\bdns_nsone\b/,
  simply: /simply\.com|\bdns_simply\b/,
  joker: /joker\.com|\bdns_joker\b/,
  rfc2136: /rfc ?2136|nsupdate|\btsig\b/,
  script: /(?!)/,
  manual: /(?!)/,
  httpreq: /(?!)/,
};

const named = ({ id, name }: ProviderDescriptor, text: string): boolean =>
  calls[id]?.test(text) ?? (text.includes(id) || text.includes(name.en.toLowerCase()));

/** A number is a code where it is said to be one; a word that no other text has is one anywhere. */
const codePattern = (code: string): RegExp => {
  const whole = code
    .toLowerCase()
    .replace(/\*$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const end = code.endsWith('*') ? '' : '(?![\\w-])';
  return /^-?\d/.test(code)
    ? new RegExp(`(?:\\b(?:code|error|errno|status|result|errcode|error_code)"?'? ?[:=]? ?"?'?|[([])${whole}${end}`)
    : new RegExp(`(?<![\\w-])${whole}${end}`);
};

const telling = /^[A-Za-z]{4,}\.[A-Za-z]{4,}/;
const longestText = 20_000;

interface Known {
  readonly rule: ErrorRule & { readonly code: string };
  readonly pattern: RegExp;
  readonly text?: RegExp;
  readonly cause: ProviderCause;
}
let known: readonly { readonly descriptor: ProviderDescriptor; readonly codes: readonly Known[] }[] | undefined;

const codesOf = (descriptor: ProviderDescriptor): readonly Known[] =>
  descriptor.errors.flatMap((rule) => {
    const { code, text } = rule;
    const cause = causeOfRule(rule);
    if (code === undefined || cause === undefined) return [];
    const words = text === undefined ? {} : { text: new RegExp(text, 'i') };
    return [{ rule: { ...rule, code }, pattern: codePattern(code), cause, ...words }];
  });

export const codesIn = ({ text, starts }: Haystack): readonly CodeFound[] => {
  if (text.length > longestText) return [];
  known ??= descriptors.map((descriptor) => ({ descriptor, codes: codesOf(descriptor) }));
  return known.flatMap(({ descriptor, codes }) => {
    const isNamed = named(descriptor, text);
    const told = new Set<number>();
    return codes.flatMap(({ rule, pattern, text: words, cause }) => {
      if (!isNamed && !telling.test(rule.code)) return [];
      const at = text.search(pattern);
      // The first rule that fits a code counts, as where the provider's own answers are read.
      if (at < 0 || told.has(at) || words?.test(text) === false) return [];
      told.add(at);
      return [{ cause, line: lineAt(starts, at), named: isNamed }];
    });
  });
};
