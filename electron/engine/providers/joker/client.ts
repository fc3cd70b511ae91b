/**
 * TXT records at Joker.com, by one of two interfaces: SVC, which has one value for each label, for everybody
 * (https://joker.com/faq/content/6/496/en/let_s-encrypt-support.html), and DMAPI, which writes whole zones, for resellers.
 */
import { fail } from '../../../../shared/errors/problem.ts';
import { apiBase, type FieldCheck, oneLine, readFields } from '../fields.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, resellerBase } from './descriptor.ts';
import { resellerProvider } from './reseller.ts';
import { svcProvider } from './svc.ts';

export const joker: ProviderModule = {
  descriptor,
  create(given, clock) {
    const keys = ['mode', 'username', 'password', 'apiKey', 'endpoint'] as const;
    const fields = readFields(descriptor, given, keys, {
      username: oneWord,
      password: oneLine,
      apiKey: oneWord,
      endpoint: apiBase,
    });
    const { mode, username, password, apiKey, endpoint } = fields;
    if (mode === 'DMAPI') {
      const login: Readonly<Record<string, string>> = apiKey === '' ? { username, password } : { 'api-key': apiKey };
      return resellerProvider(login, endpoint || resellerBase, clock);
    }
    const missing = (['username', 'password'] as const).filter((key) => fields[key] === '');
    if (missing.length > 0)
      throw fail('credential.invalid', {
        provider: descriptor.id,
        fields: missing.map((key) => ({ key, problem: 'missing' })),
      });
    return svcProvider({ username, password }, endpoint || ownBase, clock);
  },
};

const oneWord: FieldCheck = (value) => (/[\s\p{Cc}]/u.test(value) ? 'format' : undefined);
