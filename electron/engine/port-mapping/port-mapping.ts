/**
 * Asks the router to send an outer TCP port to this machine.
 *
 * - `findMapper`: which router can be asked, and by which protocol. Changes nothing.
 * - `openMapping`: exactly the outer port that is asked for, or a refusal.
 * - `closeMapping`: takes it back, also from a later process.
 *
 * PCP and NAT-PMP open ports for whoever asks, and for nobody else; UPnP also tells who has a port. So they are
 * preferred in this order, and UPnP is asked besides when somebody has to be named.
 */
import { randomBytes } from 'node:crypto';
import { addressKind } from '../dns/address-kind.ts';
import { type MapAnswer, type Mapper, type Mapping, type MappingRequest, refused } from './mapping.ts';
import { askOuterAddress, mapByNatPmp } from './nat-pmp.ts';
import { mapByPcp, speaksPcp } from './pcp.ts';
import { openGateway, ourDescription, type PortEntry } from './upnp.ts';

export type { Mapper, Mapping } from './mapping.ts';

/** Milliseconds until a router that has not answered counts as one that will not. */
const patience = 2000;
/** PCP and NAT-PMP keep nothing for ever, and to them 0 means the opposite: 30 days, of which they grant what they like. */
const longest = 30 * 86_400;

export interface MapperQuestion {
  /** IPv4 address of the router; a public one is nobody's to configure from here. */
  readonly gateway: string;
  /** This machine's address towards it. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/** All protocols at once; `undefined` where none is spoken. Rejects only with the reason of `signal`. */
export const findMapper = async ({ gateway, address, signal }: MapperQuestion): Promise<Mapper | undefined> => {
  signal.throwIfAborted();
  if (addressKind(gateway) !== 'private' || addressKind(address) !== 'private') return undefined;
  const over = new AbortController();
  const limited = AbortSignal.any([signal, over.signal, AbortSignal.timeout(patience)]);
  const options = { address, signal: limited, patience };
  const asked = [
    ['pcp', speaksPcp(gateway, address, options)],
    ['nat-pmp', askOuterAddress(gateway, options)],
    ['upnp', openGateway({ router: gateway, address, signal: limited })],
  ] as const;
  try {
    for (const [protocol, answer] of asked) if (await answer) return { protocol, router: gateway };
    signal.throwIfAborted();
    return undefined;
  } finally {
    over.abort();
  }
};

export interface MappingOrder {
  readonly mapper: Mapper;
  readonly address: string;
  readonly outerPort: number;
  readonly innerPort: number;
  /** How long it is wanted, 0 until it is taken back; the router may grant less or more. */
  readonly seconds: number;
  /** Of an earlier mapping of the same ports that is to be kept longer. */
  readonly nonce?: string | undefined;
  readonly signal: AbortSignal;
}

/** `fix.router-refused`; nothing is left behind then. Rejects with the reason of `signal` when that is aborted. */
export const openMapping = async (order: MappingOrder): Promise<Mapping> => {
  const { mapper, address, outerPort, innerPort, seconds, signal } = order;
  signal.throwIfAborted();
  if (addressKind(mapper.router) !== 'private') throw refused(mapper.router, 'no-answer');
  const wanted: Mapping = {
    ...mapper,
    outerPort,
    innerPort,
    innerAddress: address,
    seconds: seconds === 0 && mapper.protocol !== 'upnp' ? longest : seconds,
    ...(mapper.protocol === 'pcp' ? { nonce: order.nonce ?? randomBytes(12).toString('hex') } : {}),
  };
  if (mapper.protocol === 'upnp') await requireFree(wanted, signal);
  const answer = await ask(wanted, signal);
  if (signal.aborted) {
    // The router may have done it although nobody waits for the answer any more.
    await takeBack(wanted);
    signal.throwIfAborted();
  }
  if (answer === undefined) throw refused(mapper.router, 'no-answer');
  if (answer.kind === 'refused') throw await refusal(wanted, answer.reason, signal);
  if (answer.outerPort !== outerPort) {
    await takeBack({ ...wanted, outerPort: answer.outerPort });
    throw await refusal(wanted, 'other-port', signal);
  }
  return { ...wanted, seconds: answer.seconds };
};

/** `fix.router-refused`. A port that leads to another machine by now is left alone. Rejects with the reason of `signal`. */
export const closeMapping = async (mapping: Mapping, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  if (addressKind(mapping.router) !== 'private') throw refused(mapping.router, 'no-answer');
  const reason = await unmap(mapping, signal);
  signal.throwIfAborted();
  if (reason !== undefined) throw refused(mapping.router, reason);
};

const unmap = async (mapping: Mapping, signal: AbortSignal): Promise<string | undefined> => {
  if (mapping.protocol !== 'upnp') {
    const answer = await ask({ ...mapping, seconds: 0 }, signal);
    if (answer === undefined) return 'no-answer';
    // miniupnpd has no resources (RFC 6887 §7.4) for removing what is not there.
    return answer.kind === 'mapped' || answer.reason === 'no-resources' ? undefined : answer.reason;
  }
  const gateway = await openGateway({ router: mapping.router, address: mapping.innerAddress, signal });
  if (gateway === undefined) return 'no-answer';
  const entry = await gateway.entry(mapping.outerPort);
  const ours = entry === undefined || (entry !== 'none' && leadsTo(entry, mapping));
  return ours ? gateway.unmap(mapping.outerPort) : undefined;
};

const ask = async (mapping: Mapping, signal: AbortSignal): Promise<MapAnswer | undefined> => {
  const request: MappingRequest = { ...mapping, address: mapping.innerAddress, signal };
  switch (mapping.protocol) {
    case 'pcp':
      return mapByPcp({ ...request, nonce: Buffer.from(mapping.nonce ?? '', 'hex') });
    case 'nat-pmp':
      return mapByNatPmp(request);
    case 'upnp':
      return (await openGateway(request))?.map(request);
  }
};

/** Even when the caller has given up: what cannot be taken back within this time ends with its lifetime. */
const takeBack = async (mapping: Mapping): Promise<void> => {
  await unmap(mapping, AbortSignal.timeout(5000));
};

const leadsTo = (entry: PortEntry, { innerAddress, innerPort }: Mapping): boolean =>
  entry.client === innerAddress && entry.port === innerPort;

/** Many routers let a second request replace the first, so it is looked who has the port. Ours from before may go on. */
const requireFree = async (wanted: Mapping, signal: AbortSignal): Promise<void> => {
  const entry = await entryOf(wanted, signal);
  if (entry === undefined || (leadsTo(entry, wanted) && entry.description === ourDescription)) return;
  throw refused(wanted.router, 'taken', holderText(entry));
};

const entryOf = async (wanted: Mapping, signal: AbortSignal): Promise<PortEntry | undefined> => {
  const gateway = await openGateway({ router: wanted.router, address: wanted.innerAddress, signal });
  const entry = await gateway?.entry(wanted.outerPort);
  return entry === 'none' ? undefined : entry;
};

const refusal = async (wanted: Mapping, reason: string, signal: AbortSignal) => {
  // A PCP server says "not authorized" also to whoever wants the port of another (RFC 6887 §15).
  if (!['taken', 'other-port', 'not-authorized'].includes(reason)) return refused(wanted.router, reason);
  const entry = await entryOf(wanted, signal);
  return entry === undefined ? refused(wanted.router, reason) : refused(wanted.router, 'taken', holderText(entry));
};

const holderText = ({ client, port, description }: PortEntry): string =>
  [`${client}:${port}`, description].filter((part) => part !== '').join(', ');
