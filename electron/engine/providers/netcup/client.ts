/**
 * netcup has two APIs (https://www.netcup.com/en/helpcenter/documentation/netcup-api): one for domains on CloudDNS and
 * a legacy one for all others. Their keys differ in length, and only legacy ones come with a number and a password.
 */
import { fail } from '../../../../shared/errors/problem.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { baseOf, type HttpApi } from '../http-api.ts';
import type { ProviderModule } from '../provider.ts';
import { cloudErrors, cloudProvider } from './cloud.ts';
import { descriptor, ownBase } from './descriptor.ts';
import { legacyBase, legacyErrors, legacyProvider } from './legacy.ts';

const keys = ['apiKey', 'customerNumber', 'apiPassword', 'endpoint'] as const;
const cloudKeyLength = 64;
const legacyKeyLength = 50;

export const netcup: ProviderModule = {
  descriptor,
  create(given, clock) {
    const fields = readFields(descriptor, given, keys, {
      apiKey: headerToken,
      customerNumber: (value) => (/^\d+$/.test(value) ? undefined : 'format'),
      endpoint: apiBase,
    });
    const shared = { provider: descriptor.id, clock, rules: descriptor.errors };
    const secrets = [fields.apiKey, fields.apiPassword];
    if (isLegacy(fields)) {
      const base = baseOf(legacyBase, fields.endpoint);
      const api: HttpApi = { ...shared, base, headers: {}, secrets, errors: legacyErrors };
      return legacyProvider(api, fields);
    }
    return cloudProvider({
      ...shared,
      base: baseOf(ownBase, fields.endpoint),
      headers: { authorization: `Bearer ${fields.apiKey}` },
      secrets,
      errors: cloudErrors,
    });
  },
};

type Fields = Readonly<Record<(typeof keys)[number], string>>;

const isLegacy = (fields: Fields): boolean => {
  if (fields.apiKey.length === cloudKeyLength) return false;
  const missing = (['customerNumber', 'apiPassword'] as const).filter((key) => fields[key] === '');
  if (missing.length === 0) return true;
  if (missing.length === 2 && fields.apiKey.length !== legacyKeyLength) return false;
  const problems = missing.map((key) => ({ key, problem: 'missing' }));
  throw fail('credential.invalid', { provider: descriptor.id, fields: problems });
};
