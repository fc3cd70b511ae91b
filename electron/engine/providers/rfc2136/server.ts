/** The name server that takes the updates: where it is, and how its addresses are tried. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { type Endpoint, formatEndpoint, readEndpoint } from '../../dns/endpoint.ts';
import type { Silence } from '../../dns/exchange.ts';
import { fitsTheWire, normalName } from '../../dns/names.ts';
import { descriptor } from './descriptor.ts';

/** `host`, `host:port`, `ip`, `ip:port`, `[ip6]:port`. */
export const readHost = (text: string): { readonly host: string; readonly port: number } | undefined => {
  const endpoint = readEndpoint(text);
  if (endpoint !== undefined) return { host: endpoint.address, port: endpoint.port };
  const parts = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)(?::(\d{1,5}))?$/i.exec(text);
  const [host, port] = [normalName(parts?.[1] ?? ''), Number(parts?.[2] ?? 53)];
  const numeric = /(^|\.)\d+$/.test(host);
  return host !== '' && !numeric && fitsTheWire(host) && port > 0 && port < 65536 ? { host, port } : undefined;
};

type Asked<T> = { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'silent'; readonly reason: Silence };

/** Each address of the server in turn until one answers; `provider.unreachable` when none does. */
export const askServer = async <T>(
  nameserver: string,
  signal: AbortSignal,
  ask: (endpoint: Endpoint) => Promise<Asked<T>>,
): Promise<{ readonly answer: T; readonly endpoint: string }> => {
  let silence = 'no address';
  for (const endpoint of await addressesOf(nameserver, signal)) {
    const asked = await ask(endpoint);
    if (asked.kind === 'answer') return { answer: asked.answer, endpoint: formatEndpoint(endpoint) };
    silence = `${formatEndpoint(endpoint)} ${asked.reason}`;
  }
  throw unreachable(nameserver, silence);
};

const unreachable = (nameserver: string, detail: string): CertwrightError =>
  fail('provider.unreachable', {
    provider: descriptor.id,
    endpoint: nameserver,
    detail,
    cause: 'provider-endpoint-unreachable',
  });

const addressesOf = async (nameserver: string, signal: AbortSignal): Promise<readonly Endpoint[]> => {
  const place = readHost(nameserver);
  if (place === undefined) return [];
  if (isIP(place.host) !== 0) return [{ address: place.host, port: place.port }];
  signal.throwIfAborted();
  try {
    const found = await lookup(place.host, { all: true });
    return found.map(({ address }) => ({ address, port: place.port }));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? ` ${String(thrown.code)}` : '';
    throw unreachable(nameserver, `${place.host}${code}`);
  } finally {
    signal.throwIfAborted();
  }
};
