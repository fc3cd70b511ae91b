import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { literalsOf } from '../../../electron/engine/diagnosis/literal.ts';
import { rules } from '../../../electron/engine/diagnosis/rules/index.ts';
import { causes, isCauseId } from '../../../shared/domain/causes.ts';
import { probes } from '../../../shared/domain/diagnosis-probes.ts';
import { causeTexts as en } from '../../../shared/i18n/en/causes.ts';
import { causeTexts as zh } from '../../../shared/i18n/zh/causes.ts';

const ids = Object.keys(causes).filter(isCauseId);
const patterns = rules.flatMap(({ all, unless }) => (unless === undefined ? all : [...all, unless]));

describe('every cause', () => {
  it('has words, a fix per action and a probe that can prove it', () => {
    expect(ids).toHaveLength(135);
    for (const id of ids) {
      expect([id, en[id].fixes.length, zh[id].fixes.length]).toEqual([
        id,
        causes[id].fixes.length,
        causes[id].fixes.length,
      ]);
      const proving = Object.entries(probes).filter(([, results]) => Object.values<string>(results).includes(id));
      expect([id, proving.map(([probe]) => probe)]).toEqual([id, causes[id].probes]);
    }
  });

  it('is recognised by what programs print and by what people say', () => {
    const known = (voice: string) =>
      new Set(rules.filter((rule) => rule.voice === voice).flatMap((rule) => Object.keys(rule.causes)));
    expect(ids.filter((id) => !known('machine').has(id))).toEqual([]);
    expect(ids.filter((id) => !known('people').has(id))).toEqual([]);
  });
});

describe('patterns', () => {
  it('are written in lower case, as the text is that they are matched against', () => {
    const wrong = patterns.filter(
      ({ source, flags }) => flags !== '' || /[A-Z]/.test(source.replace(/\\[SWDB]|\\p\{\w+\}/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  it('have no gap without an end, so that no text can make them slow', () => {
    const endless = patterns.filter(({ source }) =>
      /(?:\.|\]|\\[SsWwDd]|\))[*+]|\{\d+,\}/.test(source.replace(/\[[^\]]*\]/g, '[]').replace(/\\[.()]/g, '')),
    );
    expect(endless.map(({ source }) => source.slice(0, 80))).toEqual([]);
  });
});

it('the words a pattern cannot do without are found in it', () => {
  expect(literalsOf(/too many (a|b) orders?/)).toEqual(['too many ']);
  expect(literalsOf(/abcd|x{2}efgh/)).toEqual(['abcd', 'efgh']);
  expect(literalsOf(/(abc|def)/)).toBeUndefined();
  expect(literalsOf(/acme\.js(on)?|\bnonce\b/)).toEqual(['acme.js', 'nonce']);
});

describe('a cause looked up by its name', () => {
  it.each(['en', 'zh'] as const)('comes first, by its title in %s and by its id', (language) => {
    const texts = language === 'en' ? en : zh;
    const first = (text: string) => diagnose({ text })[0]?.cause;
    const missed = ids.filter((id) => first(texts[id].title) !== id || first(id) !== id);
    expect(missed).toEqual([]);
  });
});
