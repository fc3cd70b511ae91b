/**
 * Which checks before an order answer which probe, and what their findings mean for it. A finding and a result name the
 * same cause, so the cause joins them: a check that is added to a probe here is understood without another word.
 */
import { type ProbeId, probes } from '../../../shared/domain/diagnosis-probes.ts';
import type {
  FindingCode,
  PreflightCheckId,
  PreflightFinding,
  PreflightOutcome,
} from '../../../shared/domain/preflight.ts';

export interface ProbePlan {
  /** All that has to be looked at; nothing else is. */
  readonly checks: readonly PreflightCheckId[];
  /** Findings that only inform before an order, and decide between causes all the same. */
  readonly notes: readonly FindingCode[];
  /** The first check that finds something decides, since the others may suffer from the same; else the gravest. */
  readonly inOrder: boolean;
  /** Finding nothing speaks against its causes; where only half can be seen from here it does not. */
  readonly clears: boolean;
  /** Results that nothing here can produce, and why. */
  readonly notMeasured: Readonly<Record<string, string>>;
}

type Entry = Partial<ProbePlan>;

const noAnswerKept = 'known only from an answer of the authority, which is in the message itself';
const byProvider = 'known only from the words of the provider, which are in the message itself';
const onTheServer = 'lies on the computer that runs the server, not on this one';
const fromOutside = 'takes somebody outside who calls this computer';

const table: Readonly<Record<ProbeId, Entry>> = {
  'name-form': {
    checks: ['names'],
    notes: ['covered-by-wildcard'],
  },
  'account-look': {
    checks: ['account'],
    notes: ['account-unknown'],
    notMeasured: {
      'other-key': 'looks to the authority like an account it does not know',
      damaged: 'the vault refuses a damaged key before anything is asked',
      exposed: 'the vault refuses an exposed key file before anything is asked',
      'not-mailto': 'contacts are e-mail addresses by their form',
      'terms-changed': noAnswerKept,
      'page-to-open': noAnswerKept,
      algorithm: 'keys are made here and are of one kind that all authorities take',
    },
  },
  'account-binding': {
    checks: ['account'],
    clears: false,
    notMeasured: { 'used-before': noAnswerKept },
  },
  'directory-look': {
    checks: ['network', 'authority'],
    notMeasured: { 'retry-after': noAnswerKept },
  },
  clock: { checks: ['clock', 'authority'] },
  'own-history': {
    checks: ['limits'],
    // Other programs and computers may have ordered as well.
    clears: false,
    notMeasured: {
      accounts: 'accounts that other computers opened from this address are not known here',
      replaced: 'an order that may not replace a certificate is made without it at once',
    },
  },
  'order-state': {
    notMeasured: {
      'stale-nonce': 'is asked again at once with a new one',
      revoked: 'asking would revoke',
      'reason-not-allowed': 'asking would revoke',
    },
  },
  'request-look': {},
  'port-80-bind': { checks: ['port'] },
  'key-form': { checks: ['credential'] },
  'zones-of-key': { checks: ['credential', 'provider'] },
  'provider-answer': {
    checks: ['credential'],
    notMeasured: {
      retired: byProvider,
      ttl: byProvider,
      'record-there': byProvider,
      'not-built-in': 'every provider that can be chosen is built in',
    },
  },
  'challenge-record': {
    checks: ['provider'],
  },
  'zone-look': { checks: ['zone', 'dnssec', 'caa', 'provider'] },
  'resolver-audit': {
    checks: ['resolver', 'authority'],
    inOrder: true,
    notes: ['inner-view', 'resolver-slow', 'resolver-one-way'],
    notMeasured: { agrees: 'nothing being wrong is told as such' },
  },
  addresses: {
    checks: ['addresses', 'line'],
    // Behind a router nobody here knows whether the address is ours.
    clears: false,
  },
  'outside-look': {
    checks: ['addresses', 'line', 'port', 'firewall', 'reachable'],
    notes: ['unreached-from-inside'],
    clears: false,
    notMeasured: { 'high-port-open': fromOutside, 'some-places': fromOutside },
  },
  'served-certificate': {},
  'pfx-open': {
    notMeasured: {
      opens: 'the file and its password are not known here',
      fails: 'the file and its password are not known here',
    },
  },
  'key-store': {
    notMeasured: {
      'not-readable': onTheServer,
      cng: onTheServer,
      'not-exportable': onTheServer,
      'other-machine': onTheServer,
    },
  },
  'target-write': {
    checks: ['target'],
    notMeasured: {
      'store-denied': 'only folders are written to',
      'no-store': 'only folders are written to',
      'key-kind': 'only folders are written to',
      'upload-refused': 'only folders are written to',
      'wrong-account': 'seen by the schedule',
    },
  },
  'schedule-look': {
    checks: ['schedule'],
    notes: ['schedule-signed-in-only', 'schedule-no-catch-up'],
    notMeasured: {
      locked: 'two runs at once are seen only while they last',
      'other-user': 'told by the keychain',
    },
  },
  'keychain-look': {
    checks: ['keychain'],
    notes: ['keychain-missing', 'keychain-no-bus'],
    notMeasured: {
      'no-backend': 'the keychain is reached without choosing a backend',
      'other-signature': 'looks like a keychain that refuses',
    },
  },
  'notification-test': {
    notMeasured: {
      'mail-refused': 'a test would send a message',
      'message-refused': 'a test would send a message',
    },
  },
};

export const planOf = (probe: ProbeId): ProbePlan => {
  const { checks = [], notes = [], inOrder = false, clears = true, notMeasured = {} } = table[probe];
  return { checks, notes, inOrder, clears, notMeasured };
};

/** The result that a finding speaks for. */
export const resultOf = (probe: ProbeId, { code, cause, verdict }: PreflightFinding): string | undefined => {
  const decides = verdict === 'warning' || verdict === 'blocks' || planOf(probe).notes.includes(code);
  return decides ? Object.entries(probes[probe]).find(([, own]) => own === cause)?.[0] : undefined;
};

export interface Measured {
  readonly outcome: 'result' | 'nothing-wrong' | 'unmeasured';
  readonly result?: string;
  readonly evidence: readonly string[];
}

const order = ['blocks', 'warning', 'note', 'ok'];
const unseen: readonly FindingCode[] = ['not-looked-at', 'check-late', 'check-failed'];

export const measuredBy = (probe: ProbeId, outcomes: readonly PreflightOutcome[]): Measured => {
  const findings = outcomes.flatMap((one) => one.findings);
  const deciding = findings.flatMap((finding) => {
    const result = resultOf(probe, finding);
    return result === undefined ? [] : [{ result, finding }];
  });
  const grave = ({ finding }: (typeof deciding)[number]): number => order.indexOf(finding.verdict);
  const [first] = planOf(probe).inOrder ? deciding : deciding.toSorted((one, other) => grave(one) - grave(other));
  if (first !== undefined) return { outcome: 'result', result: first.result, evidence: first.finding.evidence };
  const looked = outcomes.length > 0 && !findings.some(({ code }) => unseen.includes(code));
  const evidence = [...new Set(outcomes.flatMap((one) => one.evidence))].slice(0, 8);
  return { outcome: looked && planOf(probe).clears ? 'nothing-wrong' : 'unmeasured', evidence };
};
