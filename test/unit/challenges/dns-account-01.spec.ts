import { describe, expect, it } from 'vitest';
import { accountLabel } from '../../../electron/engine/challenges/dns-account-01.ts';

describe('the label of an account', () => {
  it('is the one of the draft’s example', () => {
    expect(accountLabel('https://example.com/acme/acct/ExampleAccount')).toBe('_ujmmovf2vn55tgye._acme-challenge');
  });

  it('differs from account to account and fits into a DNS label', () => {
    const labels = Array.from({ length: 500 }, (_, at) => accountLabel(`https://ca.test/acct/${at}`));
    expect(new Set(labels).size).toBe(500);
    expect(labels.filter((label) => !/^_[a-z2-7]{16}\._acme-challenge$/.test(label))).toEqual([]);
  });
});
