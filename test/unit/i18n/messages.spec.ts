import { describe, expect, it } from 'vitest';
import { problem } from '../../../shared/errors/problem.ts';
import { languageOf, messageOf, nameMessageOf, sentence } from '../../../shared/i18n/index.ts';

describe('a failure in words', () => {
  it('names the server and the seconds it was waited for', () => {
    const timeout = problem('network.timeout', { url: 'https://ca.example/dir', host: 'ca.example', seconds: 30 });
    expect(messageOf(timeout, 'en')).toEqual({
      title: 'ca.example did not answer in time',
      explanation: 'No answer came within 30 seconds. The server may be busy, or something drops the traffic.',
      action: 'Try again in a minute. If it stays, look at the firewall and proxy.',
    });
    expect(messageOf(timeout, 'zh').title).toBe('ca.example迟迟没有回应');
  });

  it('quotes what the authority said, from inside the details', () => {
    const failed = problem('authorization.failed', {
      identifier: 'nas.example.org',
      challenge: 'dns-01',
      problem: { type: 'unauthorized', detail: 'No TXT record found.', status: 403, url: 'u', subproblems: [] },
    });
    expect(messageOf(failed, 'en').explanation).toBe(
      'The authority checked by dns-01 and did not accept it: No TXT record found.',
    );
  });

  it('lists what the details list, by what people recognise', () => {
    const refused = problem('names.refused', {
      names: [
        { typed: 'http://nas.lan', value: 'nas.lan', problem: 'special-use-name' },
        { typed: '10.0.0.1', value: '10.0.0.1', problem: 'private-address' },
      ],
    });
    expect(messageOf(refused, 'en').explanation).toBe(
      'The authority would refuse: nas.lan, 10.0.0.1. Nothing was ordered.',
    );
    expect(messageOf(refused, 'zh').explanation).toBe('颁发机构会拒绝：nas.lan、10.0.0.1。订单没有提交。');
  });

  it('does not end in two full stops, nor in a colon with nothing behind it', () => {
    const said = (detail: string) => messageOf(problem('order.invalid', { detail }), 'en').explanation;
    expect(said('')).toBe('It cannot be completed any more.');
    const read = problem('export.unwritable', { path: '/srv', reason: 'Permission denied.' });
    expect(messageOf(read, 'en').explanation).toBe('The system does not allow it at /srv: Permission denied.');
  });

  it('writes moments the way people do', () => {
    const expired = problem('order.expired', { expiredAt: '2026-11-28T12:00:00Z' });
    expect(messageOf(expired, 'en').explanation).toMatch(/until 2\d November 2026/);
    expect(messageOf(expired, 'zh').explanation).toMatch(/保留到2026年11月2\d日/);
  });

  it('calls a provider by its name when the name is known', () => {
    const refused = problem('provider.refused', { provider: 'netcup', endpoint: 'https://x', detail: 'Record exists' });
    expect(messageOf(refused, 'en', { provider: 'Netcup' }).explanation).toBe('Netcup says: Record exists');
  });
});

describe('a sentence', () => {
  it('chooses the singular in English, and has none in Chinese', () => {
    expect(sentence('en', 'names.continue', { count: 1 })).toBe('Continue with 1 name');
    expect(sentence('en', 'names.continue', { count: 3 })).toBe('Continue with 3 names');
    expect(sentence('zh', 'names.continue', { count: 1 })).toBe('用这1个域名继续');
  });

  it('about a name uses the values of the name and of the problem', () => {
    const converted = { code: 'idn-converted', severity: 'note', values: {} } as const;
    expect(nameMessageOf(converted, 'en', { ascii: 'xn--bcher-kva.example' }).title).toBe(
      'It is written xn--bcher-kva.example in the certificate.',
    );
    const port = { code: 'port-ignored', severity: 'note', values: { port: '8443' } } as const;
    expect(nameMessageOf(port, 'zh').title).toBe('端口8443与证书无关。');
  });

  it('is in the first language asked for that there is, else in English', () => {
    expect(languageOf(['de-DE', 'zh-TW', 'en'])).toBe('zh');
    expect(languageOf(['fr'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});
