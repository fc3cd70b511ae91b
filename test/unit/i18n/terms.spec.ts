import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/domain/languages.ts';
import { jargon, partsOf, type TermId, termGroups, termIds, terms } from '../../../shared/domain/terms.ts';
import { causeTexts as causesEn } from '../../../shared/i18n/en/causes.ts';
import { termTexts as en } from '../../../shared/i18n/en/terms.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { termTexts as zh } from '../../../shared/i18n/zh/terms.ts';

const texts = { en, zh } as const;
/** Characters. A Chinese one says about as much as two and a half. */
const longest = { en: { what: 110, when: 110 }, zh: { what: 44, when: 48 } } as const;
const stops = /[.。](?=\s|$|[^\w/*])/g;

describe('the glossary', () => {
  it.each(languages)('has every term of the table in %s, and no other', (language) => {
    expect(Object.keys(texts[language]).toSorted()).toEqual(termIds.toSorted());
    expect(termGroups.filter((group) => !termIds.some((id) => terms[id].group === group))).toEqual([]);
  });

  it.each(languages)('is short in %s: one sentence, then when it matters', (language) => {
    const wrong = termIds.filter((id) => {
      const { name, what, when } = texts[language][id];
      const { what: mostWhat, when: mostWhen } = longest[language];
      const ends = [what, when].every((text) => /[.。]$/.test(text));
      return (
        name === '' ||
        !ends ||
        (what.match(stops)?.length ?? 0) !== 1 ||
        what.length > mostWhat ||
        when.length > mostWhen
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(languages)('raises its voice nowhere in %s', (language) => {
    expect(termIds.filter((id) => /[!！]/.test(Object.values(texts[language][id]).join()))).toEqual([]);
  });

  it('explains in Chinese what is explained in Chinese', () => {
    expect(
      termIds.filter((id) => !/\p{Script=Han}/u.test(zh[id].what) || !/\p{Script=Han}/u.test(zh[id].when)),
    ).toEqual([]);
  });
});

const marked = (text: string, wanted: readonly TermId[]) =>
  partsOf(text, wanted)
    .map(({ text: part, term }) => (term === undefined ? part : `[${part}|${term}]`))
    .join('');

describe('terms in sentences', () => {
  it.each([
    ['A wildcard needs DNS-01.', ['wildcard', 'dns-01'], 'A [wildcard|wildcard] needs [DNS-01|dns-01].'],
    ['CAA records, and CAA again', ['caa'], '[CAA|caa] records, and CAA again'],
    ['Locally, a CNAMEd name', ['delegation'], 'Locally, a CNAMEd name'],
    ['TXT records of the zone', ['record', 'zone'], '[TXT records|record] of the [zone|zone]'],
    ['询问权威DNS服务器', ['name-server'], '询问[权威DNS服务器|name-server]'],
    ['支持ECDSA的设备', ['key-type'], '支持[ECDSA|key-type]的设备'],
    ['nothing of it', ['caa'], 'nothing of it'],
  ] as const)('%s', (text, wanted, result) => {
    expect(marked(text, wanted as readonly TermId[])).toBe(result);
  });

  it('lose no letter', () => {
    const all = Object.values(causesEn).map(({ explanation }) => explanation);
    expect(
      all.map((text) =>
        partsOf(text, jargon)
          .map((part) => part.text)
          .join(''),
      ),
    ).toEqual(all);
  });

  it.each([
    ['authorities.lead', ['authority', 'account']],
    ['account.key-id-hint', ['eab']],
    ['dns.audit-lead', ['name-server']],
    ['stale.lead', ['challenge', 'zone']],
    ['proof.lead', ['authority']],
    ['provider.lead', ['record']],
    ['run.zone-note', ['zone', 'record']],
    ['review.key-hint-rsa', ['key-type']],
    ['review.chain-hint', ['root']],
    ['guide.get.text', ['authority']],
    ['guide.proof.text', ['record', 'name-server', 'wildcard']],
    ['guide.renew.text', ['schedule', 'rehearsal']],
    ['components.term-sentence', ['wildcard', 'dns-01', 'caa']],
  ] as const)('%s has the terms that it explains, in both languages', (key, wanted) => {
    const found = languages.map((language) =>
      partsOf(sentence(language, key), wanted)
        .flatMap(({ term }) => term ?? [])
        .toSorted(),
    );
    expect(found).toEqual([wanted.toSorted(), wanted.toSorted()]);
  });
});
