/** One thing has one word on every screen, and what is said of one provider is said of that one only. */
import { describe, expect, it } from 'vitest';
import { diagnosisOf } from '../../../electron/engine/diagnosis/report.ts';
import { nameProblemCodes } from '../../../shared/domain/identifiers.ts';
import { type Language, languages } from '../../../shared/domain/languages.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { preflightWords } from '../../../shared/i18n/preflight-words.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';

/** Every text of a language, however deep, with the way to it. What people may type into a search keeps their words. */
const textsOf = (language: Language): readonly (readonly [string, string])[] => {
  const { sentences, problems, names } = packOf(language);
  const { causes, probes, destinations } = topicsOf(language);
  const shown = Object.entries(sentences).filter(([key]) => !key.startsWith('palette.also.'));
  return leavesOf('', { sentences: Object.fromEntries(shown), problems, names, causes, probes, destinations });
};

const leavesOf = (way: string, value: unknown): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[way, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(`${way} ${key}`, one));
};

const otherWords = /(?<![A-Za-z])CAs?(?![A-Za-z])|证书颁发机构|证书机构|签发机构|认证机构/;

describe('words that people meet', () => {
  it.each(languages)('call who signs an authority, always, in %s', (language) => {
    expect(textsOf(language).filter(([, text]) => otherWords.test(text))).toEqual([]);
  });

  it.each(languages)('end every remark on a name, because another may follow it, in %s', (language) => {
    const open = nameProblemCodes.filter((code) => !/[.?。？]$/.test(packOf(language).names[code].title));
    expect(open).toEqual([]);
  });
});

describe('advice', () => {
  const refused = problem('provider.wrong-credentials', { provider: 'ovh', endpoint: 'https://x', detail: '' });
  const first = (provider?: string) =>
    diagnosisOf({ problems: [refused], ...(provider === undefined ? {} : { provider }) }).causes[0]?.fixes[0]?.en;

  it('names what a provider alone asks for where it is the one in question, and no other', () => {
    const plain = 'Create or copy the key again and press “Save and test”.';
    expect(first('ovh')).toBe(`${plain} Open the validation link first: OVH takes the key only after that.`);
    expect(first('rfc2136')).toBe(`${plain} The TSIG key has to be entered on the name server as well.`);
    expect([first('gandi'), first()]).toEqual([plain, plain]);
  });

  it('of a check before an order does so, too', () => {
    const fixes = (provider: string) =>
      preflightWords(
        {
          ...{
            code: 'credential-unable',
            check: 'credential',
            verdict: 'blocks',
            cause: 'provider-permission-missing',
          },
          ...{ evidence: [], fixes: [], detail: { provider, zone: 'example.org', reason: '' } },
        },
        'en',
      ).fixes;
    expect(fixes('cloudflare')[0]).toMatch(/Zone:Read and DNS:Edit\.$/);
    expect(fixes('gandi')).toEqual(['Let the key read this zone and edit its DNS records.']);
  });
});
