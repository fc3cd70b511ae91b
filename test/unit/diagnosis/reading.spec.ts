import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { failureIn } from '../../../electron/engine/diagnosis/read-input.ts';
import { diagnosisOf } from '../../../electron/engine/diagnosis/report.ts';
import { failureOfRun } from '../../../electron/engine/diagnosis/run-failure.ts';
import { providerCauses } from '../../../shared/domain/providers.ts';
import { problem } from '../../../shared/errors/problem.ts';

const causesOf = (text: string): readonly string[] => diagnose(failureIn(text)).map(({ cause }) => cause);
const limit = 'too many failed authorizations (5) for "nas.example.org" in the last 1h0m0s';

describe('a message is found', () => {
  it.each([
    ['in terminal colours', `\u001b[31mtoo many\u001b[0m failed authorizations recently`],
    ['in JSON inside JSON', JSON.stringify({ msg: JSON.stringify({ detail: limit }) })],
    ['in HTML', 'Error: &quot;too many failed authorizations&quot; recently &amp; more'],
    ['broken over lines', 'Error creating new order :: too many\n   failed   authorizations recently'],
    ['behind time stamps', `2026-01-12T10:00:00.123Z ERR ${limit}`],
  ])('%s', (_, text) => {
    expect(causesOf(text)[0]).toBe('rate-limit-failed-validations');
  });

  it('in Chinese that was escaped', () => {
    expect(causesOf('{"msg":"\\u57df\\u540d\\u672a\\u5907\\u6848\\uff0c\\u8bbf\\u95ee\\u88ab\\u62e6\\u622a"}')[0]).toBe(
      'icp-filing-block',
    );
  });

  it('at the end of a long log of good runs', () => {
    const good = Array.from(
      { length: 40_000 },
      (_, run) => `2026-01-12 [INFO] run ${run}: example${run}.org is not due`,
    );
    const log = [...good, `2026-04-12 [ERROR] ${limit}`].join('\n');
    expect(causesOf(log)[0]).toBe('rate-limit-failed-validations');
  });

  it('once, although it is nested three times', () => {
    const nested = `error: one or more domains had a problem: ${limit}: ${limit}\n${limit}`;
    const [first] = diagnose({ text: nested });
    expect(first).toMatchObject({ cause: 'rate-limit-failed-validations' });
    expect(first?.evidence).toHaveLength(1);
  });

  it('for each of several names that fail differently', () => {
    const found = causesOf(
      '[a.example.org] DNS problem: NXDOMAIN looking up A for a.example.org\n[b.example.org] CAA record for b.example.org prevents issuance',
    );
    expect(found.slice(0, 2).toSorted()).toEqual(['caa-forbids', 'no-address-record']);
  });
});

describe('failures of our own', () => {
  it.each(providerCauses)('a provider’s answer that was recognised as %s stays so', (cause) => {
    const refused = problem('provider.refused', { provider: 'x', endpoint: 'https://x', detail: 'odd', cause });
    expect(causesOf(JSON.stringify({ error: refused }))[0]).toBe(cause);
  });

  it('are read by what the authority said inside them', () => {
    const acme = {
      type: 'unauthorized',
      detail: 'Cannot negotiate ALPN protocol "acme-tls/1"',
      status: 403,
      url: 'u',
      subproblems: [],
    };
    const failed = problem('authorization.failed', {
      identifier: 'a.example',
      challenge: 'tls-alpn-01',
      problem: acme,
    });
    expect(diagnose({ problems: [failed] })[0]?.cause).toBe('tls-alpn-intercepted');
  });

  it('are found inside a run, with the results of probes beside them', () => {
    const late = problem('dns.not-published', { name: 'a.example', servers: [], until: '2026-01-01T00:00:00Z' });
    expect(causesOf(JSON.stringify({ run: { problem: late } }))[0]).toBe('propagation-slow-provider');
    const facts = { 'challenge-record': 'other-provider' };
    expect(causesOf(JSON.stringify({ problem: late, facts }))[0]).toBe('domain-uses-other-nameservers');
  });
});

describe('a key that the provider took when the record was written', () => {
  const refused = (detail: string) =>
    problem('provider.wrong-credentials', {
      ...{ provider: 'tencentcloud', endpoint: 'https://dnspod.tencentcloudapi.com', detail },
      cause: 'provider-credentials-invalid',
    });
  const unsigned = refused('AuthFailure.SignatureFailure: The provided credentials could not be validated.');
  const run = (state: 'to-write' | 'written' | 'removed' | 'removal-failed', warning = unsigned) => ({
    records: [{ challenge: 'dns-01' as const, state }],
    warnings: [warning],
  });
  const first = (about: ReturnType<typeof run>) => diagnose(failureIn(JSON.stringify({ run: about })))[0]?.cause;

  it.each(['written', 'removal-failed'] as const)('is not wrong all of a sudden (%s): rather the clock is', (state) => {
    expect(first(run(state))).toBe('clock-skew');
  });

  it('may not be allowed to take records away', () => {
    expect(first(run('removal-failed', refused('401 Unauthorized')))).toBe('provider-permission-missing');
  });

  it.each(['to-write', 'removed'] as const)('is doubted where nothing shows that it was taken (%s)', (state) => {
    expect(first(run(state))).toBe('provider-credentials-invalid');
  });

  it('is known to have worked from the run itself', () => {
    const record = { identifier: 'a.example', location: '_acme-challenge.a.example', value: 'v', servers: [] };
    const records = [{ ...record, challenge: 'dns-01' as const, state: 'removal-failed' as const }];
    expect(failureOfRun({ warnings: [unsigned], records })).toEqual({ problems: [unsigned], keyWorked: true });
    expect(failureOfRun({ warnings: [], records: [] })).toBeUndefined();
  });
});

describe('evidence', () => {
  const lineOf = (text: string): string => diagnose({ text })[0]?.evidence[0] ?? '';

  it('is the line that speaks for the cause', () => {
    expect(lineOf(`start\n${limit}\nend`)).toBe(limit);
  });

  it('shows nothing twice, where one line repeats another and where both are read as one', () => {
    const detail =
      'Detail: 192.0.2.4: Fetching http://nas.example/.well-known/acme-challenge/abc: Timeout during connect (likely firewall problem)';
    const text = `Timeout during connect (likely firewall problem)\n${detail}`;
    expect(diagnose({ text })[0]?.evidence).toEqual([detail]);
  });

  it('keeps no key, token or private key, but addresses and e-mail', () => {
    const secrets = ['sk4Qz81LmPa09XvTtR3w', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'];
    const line = lineOf(
      `${limit} for me@example.org Authorization: Bearer ${secrets[0]} key=${secrets[1]} -----BEGIN PRIVATE KEY-----MIIE`,
    );
    for (const secret of [...secrets, 'MIIE']) expect(line).not.toContain(secret);
    expect(line).toContain('me@example.org');
  });
});

it('every cause is told in both languages, with what to do and how to see that it is gone', () => {
  const { causes } = diagnosisOf({ text: limit });
  expect(causes[0]).toMatchObject({
    id: 'rate-limit-failed-validations',
    autofix: false,
    confirm: { probe: 'own-history' },
  });
  expect(causes[0]?.title.zh).toMatch(/\p{Script=Han}/u);
  expect(causes[0]?.fixes[0]?.action).toBe('wait');
  expect(causes[0]?.verify.en).not.toBe('');
});
