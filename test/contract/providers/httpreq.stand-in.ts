import { createHash } from 'node:crypto';
import { httpreq } from '../../../electron/engine/providers/httpreq/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const login = { username: 'certwright', password: 'pass: word/ü' };

interface Message {
  readonly fqdn?: string;
  readonly value?: string;
  readonly domain?: string;
  readonly token?: string;
  readonly keyAuth?: string;
}

/** RFC 8555 §8.4, which the endpoint does itself in RAW mode. */
const placeOf = ({ fqdn, value, domain, keyAuth }: Message) => ({
  fqdn: fqdn ?? `_acme-challenge.${domain ?? ''}.`,
  value:
    value ??
    createHash('sha256')
      .update(keyAuth ?? '')
      .digest('base64url'),
});

const routes =
  (zones: Zones) =>
  ({ method, path, header, body }: Asked): Reply => {
    const [, encoded = ''] = /^Basic (.+)$/.exec(header('authorization')) ?? [];
    if (Buffer.from(encoded, 'base64').toString() !== `${login.username}:${login.password}`)
      return { status: 401, text: 'who are you?' };
    if (method !== 'POST' || !/\/(?:present|cleanup)$/.test(path)) return { status: 404, text: 'not found' };
    const { fqdn, value } = placeOf(body as Message);
    if (!fqdn.endsWith('.')) return { status: 400, text: 'fqdn must end with a dot' };
    const name = fqdn.slice(0, -1);
    const [zone] = [...zones.keys()].filter((one) => name.endsWith(`.${one}`));
    if (zone === undefined) return { status: 422, text: 'no such zone' };
    const others = (zones.get(zone) ?? []).filter((one) => one.name !== name || one.value !== value);
    zones.set(zone, path.endsWith('/present') ? [...others, { id: nextId(), name, value, ttl: 60 }] : others);
    return { status: 200 };
  };

/** https://go-acme.github.io/lego/dns/httpreq/ */
export const contract: ProviderContract = {
  module: httpreq,
  fields: login,
  wrong: { password: 'another' },
  keyField: 'password',
  routes,
  refusals: {},
  shortestTtl: undefined,
  plainValues: true,
  zoneIsFinal: true,
  boundToZone: true,
  lego: {
    provider: 'httpreq',
    env: {
      HTTPREQ_ENDPOINT: 'http://httpreq.example.test/acme',
      HTTPREQ_USERNAME: login.username,
      HTTPREQ_PASSWORD: login.password,
    },
  },
};
