/** Facts that several checks need, each found out once and within a time of its own. */
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { problem, toProblem } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { DohOperator } from '../dns/over-https.ts';
import { askOuterAddress } from '../port-mapping/nat-pmp.ts';
import type { Clock, SystemNetworkPort } from '../ports/index.ts';
import type { ServedProof } from './inputs.ts';
import type { LadderFacts } from './judge/authority.ts';
import type { PlaceFacts } from './judge/zone.ts';
import { askZone, type ZoneAnswer } from './probe/ask-zone.ts';
import { climbLadder } from './probe/directory-ladder.ts';
import { askOutside } from './probe/known-outside.ts';
import { type Presented, presentCanary } from './probe/present.ts';

export interface SharedFacts {
  ladder(authority: ResolvedAuthority): Promise<LadderFacts>;
  /** Where the proof for the name belongs. */
  place(name: string): Promise<PlaceFacts>;
  /** A and AAAA as the zone's servers give them; `undefined` where they do not answer. */
  addresses(name: string): Promise<readonly string[] | undefined>;
  /** The router's address towards the outside, if it tells. */
  outerAddress(): Promise<string | undefined>;
  /** An answer to authorities, given for as long as the checks run. */
  presented(proof: ServedProof): Promise<Presented>;
  /** Takes back what was presented. */
  close(): Promise<void>;
}

export interface FactParts {
  readonly identifiers: readonly Identifier[];
  openResponder(proof: ServedProof): Promise<Responder>;
  /** Who is asked whether a domain exists when the resolvers here deny it; nobody where they were chosen by hand. */
  readonly operators: readonly DohOperator[];
  readonly eye: DnsEye;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly network: SystemNetworkPort;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** Milliseconds. Whoever waits for a fact still has time to judge it. */
const limit = 6500;
const outerLimit = 2000;
const outsideLimit = 2500;

export const shareFacts = (parts: FactParts): SharedFacts => {
  const { clock, userAgent, network } = parts;
  const open = new Set<Promise<Presented>>();
  const presented = once(
    (proof: ServedProof) => {
      const shown = presentCanary(proof, parts);
      open.add(shown);
      return shown;
    },
    (proof) => JSON.stringify(proof),
  );
  return {
    ladder: once(
      (authority) => climbLadder(authority, { clock, userAgent, signal: within(parts, limit) }),
      keyOfAuthority,
    ),
    presented,
    close: async () => {
      await Promise.all([...open].map((one) => one.then((shown) => shown.withdraw?.()).catch(() => undefined)));
    },
    place: once((name) => placeOf(parts, name), String),
    addresses: once((name) => addressesOf(parts, name), String),
    outerAddress: once(
      async () => {
        const limited = within(parts, outerLimit);
        const gateway = await network.gateway(limited);
        return gateway === undefined ? undefined : askOuterAddress(gateway.address, { signal: limited });
      },
      () => '',
    ),
  };
};

const within = ({ signal }: FactParts, milliseconds: number): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);

const addressesOf = async (parts: FactParts, name: string): Promise<readonly string[] | undefined> => {
  const answers = await Promise.all(
    (['A', 'AAAA'] as const).map((type) =>
      askZone(parts.eye, { name, type }, within(parts, limit)).catch((): ZoneAnswer | undefined => undefined),
    ),
  );
  parts.signal.throwIfAborted();
  const addresses = answers.flatMap((one) =>
    (one?.records ?? []).flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.value] : [])),
  );
  // "None" takes an answer for both families.
  const whole = answers.every((one) => one !== undefined && one.answered > 0);
  return whole || addresses.length > 0 ? addresses : undefined;
};

const placeOf = async (parts: FactParts, name: string): Promise<PlaceFacts> => {
  const limited = within(parts, limit);
  try {
    return { kind: 'seen', name, inspection: await parts.eye.inspect(name, limited) };
  } catch (thrown) {
    parts.signal.throwIfAborted();
    if (limited.aborted) return { kind: 'failed', name, problem: problem('dns.no-answer', { name, servers: [] }) };
    const failure = toProblem(thrown);
    if (!failure.code.startsWith('dns.')) throw thrown;
    const denied = failure.code === 'dns.zone-not-found';
    const outside = denied ? await askOutside(name, parts.operators, within(parts, outsideLimit)) : undefined;
    return { kind: 'failed', name, problem: failure, outside };
  }
};

const keyOfAuthority = ({ directoryUrl }: ResolvedAuthority): string => directoryUrl;

/** The first question is the only one; a failure is kept as well. */
const once = <A extends unknown[], T>(find: (...of: A) => Promise<T>, key: (...of: A) => string) => {
  const asked = new Map<string, Promise<T>>();
  return (...of: A): Promise<T> => {
    const known = asked.get(key(...of)) ?? find(...of);
    asked.set(key(...of), known);
    // Whoever asked may have run out of time by then.
    known.catch(() => undefined);
    return known;
  };
};
