/** Writes TXT records by signed DNS UPDATE (RFC 2136 with RFC 8945). */
import { randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { fail } from '../../../../shared/errors/problem.ts';
import { type Endpoint, formatEndpoint, readEndpoint } from '../../dns/endpoint.ts';
import { exchange } from '../../dns/exchange.ts';
import { fitsTheWire, normalName } from '../../dns/names.ts';
import { type Clock, systemClock } from '../../ports/index.ts';
import { base64, type FieldCheck, readFields } from '../fields.ts';
import type { DnsProvider, ProviderModule } from '../provider.ts';
import { judgeAnswer } from './answers.ts';
import { descriptor } from './descriptor.ts';
import { signMessage, type TsigKey, tsigAlgorithms } from './tsig.ts';
import { encodeUpdate, opcodeUpdate, type TxtChange } from './wire.ts';

/** The same with another clock, which decides the signing time. */
export const createRfc2136 = (given: Readonly<Record<string, string>>, clock: Clock): DnsProvider => {
  const fields = readFields(descriptor, tidied(given), ['nameserver', 'keyName', 'keySecret', 'algorithm'], {
    nameserver: (value) => (readHost(value) === undefined ? 'format' : undefined),
    keyName,
    keySecret: base64,
  });
  const key: TsigKey = {
    name: normalName(fields.keyName),
    algorithm: tsigAlgorithms.find((name) => name === fields.algorithm) ?? 'hmac-sha256',
    secret: Buffer.from(fields.keySecret, 'base64'),
  };
  const update = (zone: string, change: TxtChange | undefined, signal: AbortSignal) =>
    sendUpdate({ nameserver: fields.nameserver, key, clock, zone: normalName(zone), change, signal });
  return {
    async add({ zone, fqdn, value, ttl }, signal) {
      await update(zone, { kind: 'add', name: normalName(fqdn), value, ttl }, signal);
      return '';
    },
    async remove({ zone, fqdn, value, ttl }, _recordId, signal) {
      await update(zone, { kind: 'remove', name: normalName(fqdn), value, ttl }, signal);
    },
    prove: (zone, signal) => update(zone, undefined, signal),
  };
};

export const rfc2136: ProviderModule = { descriptor, create: (fields) => createRfc2136(fields, systemClock) };

const keyName: FieldCheck = (value) =>
  /^[\x21-\x7e]+$/.test(value) && fitsTheWire(normalName(value)) ? undefined : 'format';

/** People paste base64 with line breaks, and algorithm names as a configuration spells them. */
const tidied = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...given,
  ...(given.keySecret === undefined ? {} : { keySecret: given.keySecret.replace(/\s+/g, '') }),
  ...(given.algorithm === undefined ? {} : { algorithm: given.algorithm.toLowerCase().replace(/\.\s*$/, '') }),
});

/** `host`, `host:port`, `ip`, `ip:port`, `[ip6]:port`. */
const readHost = (text: string): { readonly host: string; readonly port: number } | undefined => {
  const endpoint = readEndpoint(text);
  if (endpoint !== undefined) return { host: endpoint.address, port: endpoint.port };
  const parts = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)(?::(\d{1,5}))?$/i.exec(text);
  const [host, port] = [normalName(parts?.[1] ?? ''), Number(parts?.[2] ?? 53)];
  const numeric = /(^|\.)\d+$/.test(host);
  return host !== '' && !numeric && fitsTheWire(host) && port > 0 && port < 65536 ? { host, port } : undefined;
};

interface Update {
  readonly nameserver: string;
  readonly key: TsigKey;
  readonly clock: Clock;
  readonly zone: string;
  readonly change: TxtChange | undefined;
  readonly signal: AbortSignal;
}

/** Each address of the server in turn until one answers; adding or removing one record twice changes nothing. */
const sendUpdate = async (update: Update): Promise<void> => {
  const { nameserver, key, clock, zone, change, signal } = update;
  const refuse = (detail: string) =>
    fail('provider.unreachable', { provider: descriptor.id, endpoint: nameserver, detail });
  if (![zone, change?.name ?? ''].every(fitsTheWire))
    throw fail('provider.refused', {
      provider: descriptor.id,
      endpoint: nameserver,
      detail: 'name too long for the DNS',
    });
  let silence = 'no address';
  for (const endpoint of await addressesOf(nameserver, refuse, signal)) {
    const id = randomInt(0x10000);
    const signed = signMessage(encodeUpdate(id, zone, change), key, seconds(clock));
    const accepts = (message: Buffer): boolean =>
      message.length >= 12 &&
      message.readUInt16BE(0) === id &&
      (message.readUInt16BE(2) & 0xf800) === (0x8000 | (opcodeUpdate << 11));
    const result = await exchange({ endpoint, message: signed.message, accepts, signal });
    if (result.kind === 'answer') {
      const asked = { endpoint: formatEndpoint(endpoint), zone, key, requestMac: signed.mac, now: seconds(clock) };
      return judgeAnswer(result.message, asked);
    }
    silence = `${formatEndpoint(endpoint)} ${result.reason}`;
  }
  throw refuse(silence);
};

const seconds = (clock: Clock): number => Math.floor(clock.now().getTime() / 1000);

const addressesOf = async (
  nameserver: string,
  refuse: (detail: string) => Error,
  signal: AbortSignal,
): Promise<readonly Endpoint[]> => {
  const place = readHost(nameserver);
  if (place === undefined) return [];
  if (isIP(place.host) !== 0) return [{ address: place.host, port: place.port }];
  signal.throwIfAborted();
  try {
    const found = await lookup(place.host, { all: true });
    return found.map(({ address }) => ({ address, port: place.port }));
  } catch (thrown) {
    throw refuse(thrown instanceof Error && 'code' in thrown ? `${place.host} ${String(thrown.code)}` : place.host);
  } finally {
    signal.throwIfAborted();
  }
};
