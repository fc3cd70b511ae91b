import { describe, expect, it } from 'vitest';
import { nameProblemCodes } from '../../../shared/domain/identifiers.ts';
import { type Language, languages } from '../../../shared/domain/languages.ts';
import { type ErrorCode, errorCodes } from '../../../shared/errors/codes.ts';
import { slotsOf } from '../../../shared/i18n/interpolate.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];
const parts = ['title', 'explanation', 'action'] as const;
const refusals = nameProblemCodes.slice(nameProblemCodes.indexOf('private-address'));
const bare = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (language: Language) => [...new Set(Object.keys(packOf(language).sentences).map(bare))].sort();

/** Every sentence of a language with a name to find it by. */
const everything = (language: Language): readonly (readonly [string, string])[] => [
  ...Object.entries(packOf(language).sentences),
  ...codes.flatMap((code) => parts.map((part) => [`${code} ${part}`, packOf(language).problems[code][part]] as const)),
  ...nameProblemCodes.flatMap((code) => {
    const { title, explanation } = packOf(language).names[code];
    return [[`${code} title`, title] as const, [`${code} explanation`, explanation ?? '–'] as const];
  }),
];

describe('what people read', () => {
  it('is there in both languages under the same keys', () => {
    expect(keysOf('zh')).toEqual(keysOf('en'));
  });

  it('has title, explanation and action for every error code, and no code that does not exist', () => {
    for (const language of languages) expect(Object.keys(packOf(language).problems).sort()).toEqual(codes.toSorted());
  });

  it('says something about every name problem, and for a refusal also why', () => {
    for (const language of languages) {
      expect(Object.keys(packOf(language).names).sort()).toEqual(nameProblemCodes.toSorted());
      expect(refusals.filter((code) => (packOf(language).names[code].explanation ?? '') === '')).toEqual([]);
    }
  });

  it.each(languages)('is never empty in %s', (language) => {
    expect(everything(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('uses the same values in both languages', () => {
    const zh = new Map(everything('zh').map(([key, text]) => [bare(key), slotsOf(text)]));
    // An English singular may leave its number out; every other sentence needs the same values.
    const different = everything('en')
      .filter(([key]) => !key.endsWith('_one'))
      .filter(([key, text]) => JSON.stringify(zh.get(bare(key))) !== JSON.stringify(slotsOf(text)))
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('only asks for details that its error code carries', () => {
    const unknown = codes.flatMap((code) => {
      const known = Object.keys(errorCodes[code].details.shape);
      return languages.flatMap((language) =>
        parts
          .flatMap((part) => slotsOf(packOf(language).problems[code][part]))
          .filter((slot) => !known.includes(slot.split('.')[0] ?? ''))
          .map((slot) => `${code}: ${slot}`),
      );
    });
    expect(unknown).toEqual([]);
  });

  it('raises its voice nowhere', () => {
    const loud = languages.flatMap((language) => everything(language).filter(([, text]) => /[!！]/.test(text)));
    expect(loud).toEqual([]);
  });

  it('has Chinese in the Chinese sentences', () => {
    // Values, punctuation, and names that are the same everywhere.
    const formal = (text: string) =>
      !/\p{Letter}/u.test(text.replace(/\{\{.*?\}\}|ECDSA P|RSA|Node\.js|nas\.example\.org|home\.example\.org/g, ''));
    const foreign = everything('zh').filter(([, text]) => !/\p{Script=Han}/u.test(text) && !formal(text));
    expect(foreign).toEqual([]);
  });
});
