import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/domain/languages.ts';
import { findingCodes, preflightChecks } from '../../../shared/domain/preflight.ts';
import { findingTitle } from '../../../shared/i18n/finding-title.ts';
import { slotsOf } from '../../../shared/i18n/interpolate.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { preflightWords } from '../../../shared/i18n/preflight-words.ts';
import { badCaa } from './caa-fixtures.ts';
import { badMachines } from './machine-fixtures.ts';
import { badOutside } from './outside-fixtures.ts';
import { badProfiles } from './profile-fixtures.ts';
import { badProviders } from './provider-fixtures.ts';
import { badRehearsals } from './rehearsal-fixtures.ts';
import { badSchedules } from './schedule-fixtures.ts';
import { badZones } from './zone-fixtures.ts';

const findings = [
  ...badOutside,
  ...badProfiles,
  ...badZones,
  ...badProviders,
  ...badCaa,
  ...badMachines,
  ...badSchedules,
  ...badRehearsals,
].flatMap(({ found }) => found);

describe.each(languages)('what people read before an order, in %s', (language) => {
  it('names every check, and every finding but the good one', () => {
    const wanted = [
      ...preflightChecks.map((id) => `preflight.check.${id}`),
      ...findingCodes.filter((code) => code !== 'fine').map((code) => `preflight.${code}`),
    ];
    const { sentences } = packOf(language);
    expect(wanted.filter((key) => (sentences[key] ?? sentences[`${key}_other`]) === undefined)).toEqual([]);
  });

  it('says what each finding is, what it means and what to do', () => {
    const poor = findings
      .map((finding) => ({ finding, words: preflightWords({ check: 'names', ...finding }, language) }))
      .filter(
        ({ finding, words }) =>
          words.title === finding.code ||
          words.means === '' ||
          (finding.cause !== undefined && words.fixes.length === 0),
      );
    expect(poor).toEqual([]);
  });

  it('has a value for every slot', () => {
    const empty = findings.flatMap(({ code, detail }) =>
      slotsOf(packOf(language).sentences[`preflight.${code}`] ?? '')
        .filter((slot) => !Object.hasOwn(detail, slot))
        .map((slot) => `${code}: ${slot}`),
    );
    expect([...new Set(empty)]).toEqual([]);
  });
});

describe('an authority', () => {
  const refused = (host: string) =>
    ({ code: 'authority-closed', verdict: 'blocks', detail: { authority: 'ca.test:14000', host } }) as const;
  it.each([
    ['ca.test:14000', 'ca.test:14000 has stopped issuing', 'ca.test:14000已停止签发'],
    ['old.test', 'ca.test:14000 (old.test) has stopped issuing', 'ca.test:14000（old.test）已停止签发'],
  ])('at %s is named once', (host, en, zh) => {
    expect([findingTitle(refused(host), 'en'), findingTitle(refused(host), 'zh')]).toEqual([en, zh]);
  });
});

it('a redirect is named by its host: the token of the path is evidence', () => {
  const led = (url: string) =>
    findingTitle({ code: 'redirect-circle', detail: { name: 'a.test', url } }, 'en').replace(/^.*: (?=\w+:|no)/, '');
  const urls = ['http://b.test/.well-known/acme-challenge/t', 'https://b.test:8443/', 'ftp://b.test/x', 'no URL'];
  expect(urls.map(led)).toEqual(['http://b.test', 'https://b.test:8443', 'ftp://b.test', 'no URL']);
});
