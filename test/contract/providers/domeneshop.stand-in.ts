import { domeneshop } from '../../../electron/engine/providers/domeneshop/client.ts';
import { type Asked, inside, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const refusal = (status: number, code: string, help: string): Reply => ({ status, json: { code, help } });

export const token = 'kD3mVx8Qa1Lr5Tzp';
export const secret = 'Wq7Zt2Yc9Nb4Hf6Gj1Kx8Lm3Pv5Rs0Du7Ea2Io4Ty6Ui9Qw1Zx3Cv5Bn7Mk8Jh';
const basic = `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`;

interface Line {
  readonly host: string;
  readonly type: string;
  readonly data: string;
  readonly ttl: number;
}

const routes =
  (zones: Zones) =>
  ({ method, path: full, header, body }: Asked): Reply => {
    if (header('authorization') !== basic) return refusal(401, 'unauthorized', 'Invalid token or secret');
    const path = full.replace(/^\/v0\//, '/');
    const names = [...zones.keys()];
    if (path === '/domains') {
      const domain = (name: string, id: number, dns: boolean) => ({
        id,
        domain: name,
        status: 'active',
        services: { registrar: true, dns, email: false, webhotel: 'none' },
      });
      // Registered here, served elsewhere: its records could not be reached.
      const elsewhere = domain('_acme-challenge.example.test', 9999, false);
      return { status: 200, json: [elsewhere, ...names.map((name, nth) => domain(name, nth + 1, true))] };
    }
    const [, domainId, id] = /^\/domains\/(\d+)\/dns(?:\/(\d+))?$/.exec(path) ?? [];
    const zone = names[Number(domainId) - 1] ?? '';
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'domain:not-found', 'Domain not found');
    if (method === 'GET') {
      const shown = records.map((one) => ({
        id: Number(one.id),
        host: inside(one.name, zone),
        ttl: one.ttl,
        type: 'TXT',
        data: one.value,
      }));
      const address = { id: 1, host: '@', ttl: 3600, type: 'A', data: '192.0.2.1' };
      return { status: 200, json: [address, ...shown] };
    }
    if (method === 'POST') {
      const { host, data, ttl } = body as Line;
      if (ttl < 60 || ttl % 60 !== 0) return refusal(400, 'ttl:invalid', 'ttl must be a multiple of 60');
      const name = outside(host, zone);
      if (records.some((one) => one.name === name && one.value === data))
        return refusal(409, 'record:collision', 'The record collides with an existing one');
      const made = { id: nextId(), name, value: data, ttl };
      records.push(made);
      return { status: 201, json: { id: Number(made.id) }, headers: { location: `/v0${path}/${made.id}` } };
    }
    if (!records.some((one) => one.id === id)) return refusal(404, 'record:not-found', 'Record not found');
    zones.set(
      zone,
      records.filter((one) => one.id !== id),
    );
    return { status: 204 };
  };

/** https://api.domeneshop.no/docs/ */
export const contract: ProviderContract = {
  module: domeneshop,
  fields: { apiToken: token, apiSecret: secret },
  wrong: { apiSecret: `${secret.slice(0, -1)}0` },
  keyField: 'apiSecret',
  routes,
  refusals: { noPermission: refusal(403, 'forbidden', 'You may not change this domain') },
  shortestTtl: 60,
  lego: { provider: 'domeneshop', env: { DOMENESHOP_API_TOKEN: token, DOMENESHOP_API_SECRET: secret } },
};
