/**
 * The TXT name of one registration at an acme-dns server (https://github.com/joohoi/acme-dns#api). It keeps the two
 * newest values, and none can be removed.
 */
import { z } from 'zod';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, headerToken, readFields } from '../fields.ts';
import { baseOf, errorsBy, type HttpApi, read, send } from '../http-api.ts';
import { slotProvider } from '../models/slot.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const acmeDns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, subdomain } = openApi(given, clock);
    const request = { method: 'POST', path: '/update' } as const;
    return slotProvider({
      set: async ({ zone, fqdn, value }, signal) => {
        const body = { subdomain, txt: value };
        const answer = await send(api, { ...request, body, zone: zone || fqdn }, signal);
        read(api, z.object({ txt: z.literal(value) }), answer);
      },
      // The key is looked at before the value: what is no value at all is refused to a good key, and changes nothing.
      prove: async (zone, signal) => {
        await send(api, { ...request, body: { subdomain, txt: '' }, zone, accepts: ['refused'] }, signal);
      },
    });
  },
};

/** CIDR networks, parted by commas or blanks. */
const networks: FieldCheck = (value) =>
  value.split(/[\s,]+/).every((network) => /^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(network)) ? undefined : 'format';
/** One label, even where the whole name of the registration was pasted. */
const label: FieldCheck = (value) => (/^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]+)*$/.test(value) ? undefined : 'format');

const openApi = (
  given: Readonly<Record<string, string>>,
  clock: Clock,
): { readonly api: HttpApi; readonly subdomain: string } => {
  const keys = ['apiBase', 'username', 'password', 'subdomain', 'allowFrom'] as const;
  const fields = readFields(descriptor, given, keys, {
    apiBase,
    username: headerToken,
    password: headerToken,
    subdomain: label,
    allowFrom: networks,
  });
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.apiBase),
    headers: { 'x-api-user': fields.username, 'x-api-key': fields.password },
    secrets: [fields.password],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ error: z.string() }), ({ error }) => [{ code: '', message: error }]),
  };
  return { api, subdomain: fields.subdomain.split('.')[0] ?? '' };
};
