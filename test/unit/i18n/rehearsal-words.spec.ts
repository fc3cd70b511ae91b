import { describe, expect, it } from 'vitest';
import type { PreflightFinding } from '../../../shared/domain/preflight.ts';
import type { RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import { noticeWords } from '../../../shared/i18n/notice-words.ts';
import { rehearsalWords } from '../../../shared/i18n/rehearsal-words.ts';

const taken: PreflightFinding = {
  ...{ check: 'port', code: 'port-taken', verdict: 'blocks', cause: 'http-port-in-use', method: 'http-01' },
  ...{ detail: { port: '80', holder: 'nginx (311)' }, evidence: [], fixes: [] },
};
const moved: PreflightFinding = {
  ...{ check: 'addresses', code: 'no-address', verdict: 'blocks', cause: 'no-address-record' },
  ...{ detail: { name: 'nas.example.org' }, evidence: [], fixes: [] },
};
type Given = Pick<RehearsalReport, 'verdict' | 'because' | 'way'>;
const given: readonly Given[] = [
  { verdict: 'will-renew', because: [] },
  { verdict: 'will-renew-by-fallback', because: [taken], way: { method: 'dns-01', authority: 'Let’s Encrypt' } },
  { verdict: 'at-risk', because: [moved] },
  { verdict: 'will-fail', because: [taken, moved, taken] },
  { verdict: 'will-fail', because: [taken, moved, { ...moved, detail: { name: 'example.org' } }] },
];

describe('what people read of a rehearsal', () => {
  it('is a sentence that says why, in English', () => {
    expect(given.map((one) => rehearsalWords(one, 'en').line)).toEqual([
      'Will renew: everything it needs is there.',
      'Will renew by DNS record at Let’s Encrypt, because the first way may fail: Port 80 is taken by nginx (311).',
      'May fail: nas.example.org has no address.',
      'Will fail: Port 80 is taken by nginx (311), and 1 more.',
      'Will fail: Port 80 is taken by nginx (311), and 2 more.',
    ]);
  });

  it('and in Chinese, with full stops and commas of its own', () => {
    for (const one of given) expect(rehearsalWords(one, 'zh').line).toMatch(/^[^.,;:!?]*(\.[^.,;:!?]+)*。$/);
    expect(rehearsalWords({ verdict: 'will-fail', because: [moved] }, 'zh').line).toMatch(/^会失败：.+。$/);
  });

  it('is told by the notice as well, with what to do first', () => {
    const notice = {
      code: 'will-fail',
      subject: { name: 'nas.example.org' },
      detail: { finding: JSON.stringify(taken) },
    } as const;
    const { title, text } = noticeWords(notice, 'en');
    expect(title).toBe('The next renewal of nas.example.org will fail');
    expect(text).toContain('\nPort 80 is taken by nginx (311)\n');
    expect(noticeWords({ ...notice, detail: { finding: 'not JSON' } }, 'en').text.split('\n').length).toBe(1);
  });
});
