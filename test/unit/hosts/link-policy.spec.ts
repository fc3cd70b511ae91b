import { describe, expect, it } from 'vitest';
import { authorities } from '../../../electron/engine/authorities/authorities.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';
import { knownLinks } from '../../../electron/known-links.ts';

const policy = knownLinks();

describe('pages outside that the page may open', () => {
  it('are those that providers and authorities name', () => {
    const named = [
      ...descriptors.map((one) => one.docsUrl),
      ...authorities.flatMap((one) => [one.directoryUrl, one.termsUrl, one.bindingUrl]),
    ].filter((url) => url?.startsWith('https://') === true);
    expect(named.length).toBeGreaterThan(3);
    expect(named.map((url) => policy.check(url ?? ''))).toEqual(named.map((url) => new URL(url ?? '').href));
    expect(policy.check('https://letsencrypt.org/documents/x.pdf')).toBe('https://letsencrypt.org/documents/x.pdf');
  });

  it.each([
    'http://letsencrypt.org/',
    'https://letsencrypt.org.evil.example/',
    'https://letsencrypt.org:8443/',
    'https://letsencrypt.org@evil.example/',
    'https://user:pw@letsencrypt.org/',
    'https://evil.example/?https://letsencrypt.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'certwright://app/',
    'data:text/html,x',
    'letsencrypt.org',
    '',
  ])('are never %s', (url) => {
    expect(() => policy.check(url)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'input.invalid' }) }),
    );
  });
});
