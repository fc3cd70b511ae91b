/** Who may sign, by CAA records. */
import { type CaaRecord, type CaaStep, judgeCaa } from '../../../electron/engine/preflight/judge/caa.ts';
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import { bad, type Fixture, good } from './fixture.ts';

const issue = (value: string, tag = 'issue', critical = false): CaaRecord => ({ critical, tag, value });
const step = (name: string, records: readonly CaaRecord[], more: Partial<CaaStep> = {}): CaaStep => ({
  name,
  chain: [],
  records,
  answered: 2,
  failures: [],
  ...more,
});
const accountUrl = 'https://acme-v02.api.letsencrypt.org/acme/acct/1';
const letsEncrypt = { id: 'letsencrypt', name: "Let's Encrypt", domains: ['letsencrypt.org'], accountUrl };
const caa = (
  records: readonly CaaRecord[],
  options: {
    readonly name?: string;
    readonly methods?: readonly ChallengeType[];
    readonly issuer?: typeof letsEncrypt;
  } = {},
) =>
  judgeCaa(
    { name: options.name ?? 'www.example.org', steps: [step('www.example.org', []), step('example.org', records)] },
    options.issuer ?? letsEncrypt,
    options.methods ?? ['dns-01'],
  );
const someones = issue('digicert.com');
const ours = issue('letsencrypt.org');

export const goodCaa: readonly Fixture[] = [
  good('no CAA at all', caa([])),
  good('CAA for this authority', caa([someones, ours])),
  good('capitals and blanks', caa([issue('  LetsEncrypt.org ; ')])),
  good('only a place to complain to', caa([issue('mailto:a@example.org', 'iodef')])),
  good('nobody may sign wildcards, and none is wanted', caa([ours, issue(';', 'issuewild')])),
  good(
    'wildcards are allowed by a property of their own',
    caa([someones, issue('letsencrypt.org', 'issuewild')], { name: '*.example.org' }),
  ),
  good(
    'this account and this method',
    caa([issue(`letsencrypt.org; accounturi=${accountUrl}; validationmethods=dns-01,http-01`)]),
  ),
  good('a critical property that everybody knows', caa([issue('letsencrypt.org', 'issue', true)])),
  good(
    'records nearer to the name win',
    judgeCaa({ name: 'www.example.org', steps: [step('www.example.org', [ours])] }, letsEncrypt, ['dns-01']),
  ),
  good(
    'a private authority without a name',
    judgeCaa({ name: 'a.lan', steps: [step('a.lan', [someones])] }, { ...letsEncrypt, domains: [] }, ['dns-01']),
  ),
];

export const badCaa: readonly Fixture[] = [
  bad('CAA for somebody else', caa([someones]), ['caa-forbids', 'blocks', 'caa-forbids']),
  bad('nobody may sign', caa([issue(';')]), ['caa-forbids', 'blocks', 'caa-forbids']),
  bad('nobody may sign wildcards', caa([ours, issue(';', 'issuewild')], { name: '*.example.org' }), [
    'caa-forbids',
    'blocks',
    'caa-forbids',
  ]),
  bad(
    'another account alone',
    caa([issue('letsencrypt.org; accounturi=https://acme-v02.api.letsencrypt.org/acme/acct/2')]),
    ['caa-other-account', 'blocks', 'caa-forbids'],
  ),
  bad(
    'two accounts in one record',
    caa([issue(`letsencrypt.org; accounturi=${accountUrl}; accounturi=${accountUrl}`)]),
    ['caa-other-account', 'blocks', 'caa-forbids'],
  ),
  bad('another method alone', caa([issue('letsencrypt.org; validationmethods=http-01')]), [
    'caa-other-method',
    'blocks',
    'caa-forbids',
  ]),
  bad('a critical property nobody knows', caa([ours, issue('x', 'tbs', true)]), [
    'caa-unknown-critical',
    'blocks',
    'caa-forbids',
  ]),
  bad('quotes inside the value', caa([issue('"letsencrypt.org"')]), ['caa-misspelt', 'blocks', 'caa-forbids']),
  bad('a web address in the value', caa([issue('https://letsencrypt.org/')]), [
    'caa-misspelt',
    'blocks',
    'caa-forbids',
  ]),
  bad(
    'servers that refuse CAA',
    judgeCaa(
      {
        name: 'example.org',
        steps: [step('example.org', [], { answered: 0, failures: ['ns1 SERVFAIL', 'ns2 timeout'] })],
      },
      letsEncrypt,
      ['dns-01'],
    ),
    ['caa-unanswered', 'blocks', 'caa-lookup-failed'],
  ),
  bad(
    'one server refuses CAA',
    judgeCaa(
      { name: 'example.org', steps: [step('example.org', [], { answered: 1, failures: ['ns2 SERVFAIL'] })] },
      letsEncrypt,
      ['dns-01'],
    ),
    ['caa-partly-unanswered', 'warning', 'caa-lookup-failed'],
  ),
];
