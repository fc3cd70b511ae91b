import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { apiBase, base64, headerToken } from '../../../electron/engine/providers/fields.ts';
import { manual } from '../../../electron/engine/providers/manual/client.ts';
import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import { descriptors, loadProvider } from '../../../electron/engine/providers/registry.ts';
import { rfc2136 } from '../../../electron/engine/providers/rfc2136/client.ts';
import { cleanPasted } from '../../../shared/domain/pasted-value.ts';
import { providerDescriptorSchema } from '../../../shared/domain/providers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const problemOf = (work: () => unknown) => {
  try {
    return work();
  } catch (thrown) {
    return toProblem(thrown);
  }
};
const good = { nameserver: '192.0.2.1', keyName: 'key', keySecret: 'c2VjcmV0' };

describe('what people paste into a form', () => {
  it.each([
    ['  token\n', 'token'],
    ['to\u200bken\ufeff', 'token'],
    ['\u202atoken\u202c', 'token'],
    ['ｎｓ１．ｅｘａｍｐｌｅ：５３', 'ns1.example:53'],
    ['\u3000token\u00a0', 'token'],
  ])('is cleaned: %j', (pasted, clean) => {
    expect(cleanPasted(pasted).value).toBe(clean);
  });

  it('is checked as base64, header and address of an API', () => {
    expect(['c2VjcmV0', 'YQ==', 'YQ=', 'a b=', 'c2VjcmV0-_=='].map(base64)).toEqual([
      undefined,
      undefined,
      'not-base64',
      'not-base64',
      'not-base64',
    ]);
    expect(['abc!', 'a b', 'a\u0000b', 'schlüssel'].map(headerToken)).toEqual([
      undefined,
      'format',
      'format',
      'format',
    ]);
    const urls = [
      'http://a:1',
      'https://a/api/v1',
      'ftp://a',
      'a:1',
      'https://user:pw@a',
      'https://a?key=1',
      'https://a#x',
    ];
    expect(urls.map(apiBase)).toEqual([undefined, undefined, ...Array.from({ length: 5 }, () => 'bad-url')]);
  });

  it('is refused all at once, field by field', () => {
    expect(
      problemOf(() =>
        rfc2136.create({ keySecret: 'not base64!', algorithm: 'hmac-md4', zone: 'a..b', area: 'x' }, systemClock),
      ),
    ).toEqual({
      code: 'credential.invalid',
      retryable: false,
      details: {
        provider: 'rfc2136',
        fields: [
          { key: 'area', problem: 'unknown' },
          { key: 'nameserver', problem: 'missing' },
          { key: 'tsigSecret', problem: 'not-base64' },
          { key: 'tsigAlgorithm', problem: 'format' },
          { key: 'zone', problem: 'format' },
        ],
      },
    });
    expect(problemOf(() => powerdns.create({ apiUrl: 'localhost:8081', apiKey: 'a b' }, systemClock))).toMatchObject({
      details: {
        fields: [
          { key: 'apiUrl', problem: 'bad-url' },
          { key: 'apiKey', problem: 'format' },
        ],
      },
    });
    expect(problemOf(() => manual.create({ note: 'x' }, systemClock))).toMatchObject({
      details: { fields: [{ key: 'note', problem: 'unknown' }] },
    });
  });

  it('takes nothing from the prototype for a field', () => {
    expect(
      problemOf(() => powerdns.create(Object.create({ apiUrl: 'http://a', apiKey: 'k' }), systemClock)),
    ).toMatchObject({
      details: {
        fields: [
          { key: 'apiUrl', problem: 'missing' },
          { key: 'apiKey', problem: 'missing' },
        ],
      },
    });
  });

  it.each([
    'ns1.example.org',
    'ns1.example.org:5353',
    '192.0.2.1:5353',
    '[2001:db8::1]:53',
    '2001:db8::1',
    'localhost',
  ])('accepts %s as a name server', (nameserver) => {
    expect(() => rfc2136.create({ ...good, nameserver }, systemClock)).not.toThrow();
  });

  it.each(['https://ns1.example.org', 'ns1.example.org:0', '192.0.2.300', 'ns1 example', '.', 'a..b'])(
    'refuses %s as a name server',
    (nameserver) => {
      expect(problemOf(() => rfc2136.create({ ...good, nameserver }, systemClock))).toMatchObject({
        details: { fields: [{ key: 'nameserver', problem: 'format' }] },
      });
    },
  );

  it('forgives line breaks in a secret and the spelling of an algorithm', () => {
    for (const algorithm of ['HMAC-SHA512.', 'hmac-md5.sig-alg.reg.int.', ' hmac-sha256-128'])
      expect(() => rfc2136.create({ ...good, keySecret: 'c2Vj\n cmV0', algorithm }, systemClock)).not.toThrow();
    const today = { nameserver: '192.0.2.1', tsigKeyName: 'key', tsigSecret: 'c2Vj\ncmV0', tsigAlgorithm: 'HMAC-SHA1' };
    expect(() => rfc2136.create(today, systemClock)).not.toThrow();
  });

  it('takes an update without a key, and not one with half a key', () => {
    const nameserver = '192.0.2.1';
    expect(() => rfc2136.create({ nameserver }, systemClock)).not.toThrow();
    expect(
      [{ tsigKeyName: 'key' }, { tsigSecret: 'c2VjcmV0' }].map((half) =>
        problemOf(() => rfc2136.create({ nameserver, ...half }, systemClock)),
      ),
    ).toMatchObject([
      { details: { fields: [{ key: 'tsigSecret', problem: 'missing' }] } },
      { details: { fields: [{ key: 'tsigKeyName', problem: 'missing' }] } },
    ]);
  });
});

describe('the list of providers', () => {
  it.each(descriptors)('$id is complete in both languages and loads the client it describes', async (descriptor) => {
    expect(providerDescriptorSchema.parse(descriptor)).toEqual(descriptor);
    const texts = JSON.stringify(descriptor).match(/"(?:en|zh)":"[^"]*"/g) ?? [];
    expect(texts.filter((text) => text.endsWith('""'))).toEqual([]);
    const chinese = [descriptor.summary, ...descriptor.fields.map((field) => field.help), ...descriptor.steps];
    expect(chinese.filter(({ zh }) => !/[\u4e00-\u9fff]/.test(zh))).toEqual([]);
    expect((await loadProvider(descriptor.id)).descriptor).toBe(descriptor);
  });

  it.each(['nothing', 'constructor', '__proto__'])('knows no provider %s', async (id) => {
    await expect(loadProvider(id)).rejects.toMatchObject({
      problem: { code: 'provider.unknown', details: { id, known: descriptors.map((one) => one.id) } },
    });
  });
});
