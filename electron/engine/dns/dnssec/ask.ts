/** Asks whether a zone's signatures hold: the parent for what it vouches for, every name server for what it serves. */
import type { DnssecState, Validator } from '../../../../shared/domain/dns-dnssec.ts';
import type { Clock } from '../../ports/index.ts';
import type { ParentServer } from '../delegation.ts';
import { parseEndpoint } from '../endpoint.ts';
import type { Zone } from '../eye.ts';
import { type DohOperator, queryOverHttps } from '../over-https.ts';
import { type DnsAnswer, type DnsReply, type Question, query } from '../query.ts';
import { type Judgement, judgeSignatures } from './judge.ts';
import { type DelegationSigner, readDelegationSigner } from './keys.ts';
import { answerRecords, recordTypes, type WireRecord } from './wire.ts';

export interface DnssecQuestions {
  readonly zone: Zone;
  readonly clock: Clock;
  /** A server of the zone above, if one can be reached. */
  readonly parent: ParentServer | undefined;
  /** `ip:port`; asked for the DS records where the parent cannot be, and for their opinion. */
  readonly resolvers: readonly string[];
  readonly operators: readonly DohOperator[];
  /** Addresses that are resolvers standing in for name servers. */
  recursive(address: string): boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Rejects only with the reason of `signal`. */
export const askDnssec = async (questions: DnssecQuestions): Promise<DnssecState> => {
  const zone = questions.zone.name;
  const [signers, validators] = await Promise.all([delegationSigners(questions), validatorsOf(questions)]);
  const evidence = { zone, keyTags: (signers ?? []).map(({ tag }) => tag), validators };
  const own = signers === undefined ? undefined : await ownState(questions, signers, evidence);
  const refused =
    validators.some(({ verdict }) => verdict === 'refuses') && validators.every(({ verdict }) => verdict !== 'vouches');
  // What validators refuse for a reason that lies elsewhere (further up, or in a proof of absence), an authority will too.
  if (own?.state !== 'broken' && refused) return { state: 'broken', why: 'validator-refuses', ...evidence };
  return own ?? { state: 'unknown', why: 'no-answer', ...evidence };
};

type Evidence = Pick<DnssecState, 'zone' | 'keyTags' | 'validators'>;

const ownState = async (
  questions: DnssecQuestions,
  signers: readonly DelegationSigner[],
  evidence: Evidence,
): Promise<DnssecState | undefined> => {
  const addresses = [...new Set(questions.zone.nameServers.flatMap((server) => server.addresses))];
  const served = (await Promise.all(addresses.map((address) => askServer(address, questions)))).filter(
    (one) => one !== undefined,
  );
  if (signers.length === 0) {
    const keys = served.some((one) => one.keys.some(({ type }) => type === recordTypes.DNSKEY));
    return { state: 'unsigned', keys, ...evidence };
  }
  const now = questions.clock.now();
  const judged = served.map(({ address, keys, soa }) => ({
    address,
    judgement: judgeRead({ zone: questions.zone.name, signers, keys, soa }, now),
  }));
  const broken = judged.find(({ judgement }) => judgement.kind === 'broken');
  if (broken?.judgement.kind === 'broken') {
    const { why, of, at } = broken.judgement;
    return {
      state: 'broken',
      why,
      ...(of === undefined ? {} : { of }),
      ...(at === undefined ? {} : { at: at.toISOString() }),
      server: broken.address,
      ...evidence,
    };
  }
  const ends = judged.flatMap(({ judgement }) => (judgement.kind === 'signed' ? [judgement.until.getTime()] : []));
  if (ends.length > 0) return { state: 'signed', until: new Date(Math.min(...ends)).toISOString(), ...evidence };
  return judged.length === 0 ? undefined : { state: 'unknown', why: 'algorithm-unknown', ...evidence };
};

/** A key or a signature that ends too early is one that does not count. */
const judgeRead = (evidence: Parameters<typeof judgeSignatures>[0], now: Date): Judgement => {
  try {
    return judgeSignatures(evidence, now);
  } catch (thrown) {
    if (thrown instanceof RangeError) return { kind: 'broken', why: 'signature-wrong' };
    throw thrown;
  }
};

const recordsOf = (reply: DnsReply): readonly WireRecord[] | undefined => {
  if (reply.kind !== 'answer' || reply.message === undefined) return undefined;
  try {
    return answerRecords(reply.message);
  } catch {
    // dns-packet could read it, so this is next to impossible; it says nothing either way.
    return undefined;
  }
};

const askServer = async (address: string, { zone, signal, recursive }: DnssecQuestions) => {
  const ask = (type: 'DNSKEY' | 'SOA'): Promise<DnsReply> =>
    query({
      endpoint: parseEndpoint(address),
      question: { name: zone.name, type, dnssec: true, ...(recursive(address) ? { unchecked: true } : {}) },
      recursive: recursive(address),
      signal,
    });
  const [keyReply, soaReply] = await Promise.all([ask('DNSKEY'), ask('SOA')]);
  const [keys, soa] = [recordsOf(keyReply), recordsOf(soaReply)];
  // A server that does not serve the zone at all is another finding.
  const serves = soa?.some(({ type }) => type === recordTypes.SOA) === true && isSettled(keyReply);
  return serves && keys !== undefined ? { address, keys, soa } : undefined;
};

const isSettled = (reply: DnsReply): boolean => reply.kind === 'answer' && reply.rcode === 'NOERROR';

/** None when the parent says so; `undefined` when nobody could say. */
const delegationSigners = async (questions: DnssecQuestions): Promise<readonly DelegationSigner[] | undefined> => {
  const { zone, parent, resolvers, operators, signal } = questions;
  const question: Question = { name: zone.name, type: 'DS', dnssec: true };
  const unchecked: Question = { ...question, unchecked: true };
  const sources: readonly (() => Promise<DnsReply | { readonly kind: 'failed' }>)[] = [
    ...(parent === undefined ? [] : [() => parent.ask(question)]),
    ...resolvers.map(
      (text) => () => query({ endpoint: parseEndpoint(text), question: unchecked, recursive: true, signal }),
    ),
    ...operators.map((operator) => () => queryOverHttps({ operator, question: unchecked, signal })),
  ];
  for (const [index, ask] of sources.entries()) {
    const reply = await ask();
    if (reply.kind !== 'answer' || !/^(NOERROR|NXDOMAIN)$/.test(reply.rcode)) continue;
    if (parent !== undefined && index === 0 && !reply.authoritative) continue;
    const signers = (recordsOf(reply) ?? []).flatMap(({ type, data }) =>
      type === recordTypes.DS ? [readDelegationSigner(data)] : [],
    );
    if (signers.length > 0 || reply.authorities.some(({ type }) => type === 'SOA')) return signers;
  }
  return undefined;
};

/** RFC 4035 §3.2.2: what is held back as bogus comes when checking is switched off. */
const validatorsOf = (questions: DnssecQuestions): Promise<Validator[]> => {
  const { zone, resolvers, operators, signal } = questions;
  const question: Question = { name: zone.name, type: 'SOA', dnssec: true };
  const askers = [
    ...resolvers.map((name) => ({
      name,
      ask: async (asked: Question) =>
        query({ endpoint: parseEndpoint(name), question: asked, recursive: true, signal, patience: 800 }),
    })),
    ...operators.map((operator) => ({
      name: operator.name,
      ask: async (asked: Question) => queryOverHttps({ operator, question: asked, signal }),
    })),
  ];
  return Promise.all(
    askers.map(async ({ name, ask }): Promise<Validator> => {
      const checked = await ask(question);
      if (checked.kind !== 'answer') return { name, verdict: 'failed' };
      if (checked.rcode !== 'SERVFAIL') return { name, verdict: opinionIn(checked) };
      const unchecked = await ask({ ...question, unchecked: true });
      const held = unchecked.kind === 'answer' && unchecked.rcode === 'NOERROR' && unchecked.answers.length > 0;
      return { name, verdict: held ? 'refuses' : 'failed' };
    }),
  );
};

const opinionIn = (reply: DnsAnswer): Validator['verdict'] => {
  if (reply.rcode !== 'NOERROR') return 'failed';
  return reply.authenticated ? 'vouches' : 'indifferent';
};
