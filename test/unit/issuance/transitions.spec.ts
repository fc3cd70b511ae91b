import { describe, expect, it } from 'vitest';
import type { AcmeAuthorization, AcmeOrder } from '../../../electron/engine/acme/session.ts';
import type { AuthorizationState, IssuanceState } from '../../../electron/engine/issuance/state.ts';
import { advance, type IssuanceEvent } from '../../../electron/engine/issuance/transitions.ts';
import { notRunning, viewOf } from '../../../electron/engine/issuance/view.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const order: AcmeOrder = {
  url: 'https://ca.test/order/1',
  status: 'pending',
  identifiers: [{ type: 'dns', value: 'example.test' }],
  authorizations: ['https://ca.test/authz/1'],
  finalize: 'https://ca.test/finalize/1',
  expires: '2026-11-28T12:00:00.000Z',
};
const authorization = (status: AcmeAuthorization['status']): AcmeAuthorization => ({
  url: 'https://ca.test/authz/1',
  status,
  identifier: { type: 'dns', value: 'example.test' },
  wildcard: false,
  challenges: [],
});
const challenge = { type: 'dns-01', url: 'https://ca.test/challenge/1', token: 'abc' } as const;
const record = {
  journalId: 'j1',
  zone: 'example.test',
  fqdn: '_acme-challenge.example.test',
  value: 'v',
  byHand: false,
};

const begun: IssuanceState = {
  version: 1,
  runId: 'run',
  certificateId: 'certificate',
  certificateName: 'example.test',
  policy: {
    identifiers: [{ type: 'dns', value: 'example.test' }],
    authority: { id: 'letsencrypt' },
    proof: { method: 'dns-01', provider: 'rfc2136', credentialId: 'c1' },
    keyType: 'ec256',
    contact: [],
    resolvers: [],
    termsAgreed: true,
    fallbackProofs: [],
    fallbackAuthorities: [],
    keyPolicy: 'new',
  },
  accountId: 'account',
  keyRecord: 'certificate-key/run',
  phase: 'order',
  orderSent: false,
  authorizations: [],
  warnings: [],
  startedAt: now.toISOString(),
  times: { order: { from: now.toISOString() } },
};

const url = order.authorizations[0] ?? '';
const happy: readonly IssuanceEvent[] = [
  { kind: 'order-sent' },
  { kind: 'order-opened', order },
  { kind: 'authorizations-read', read: [{ authorization: authorization('pending'), challenge }] },
  { kind: 'records-planned', planned: [{ url, record }] },
  { kind: 'record-written', url, recordId: 'r1' },
  { kind: 'all-presented' },
  { kind: 'published' },
  { kind: 'all-answered' },
  { kind: 'order-ready' },
  { kind: 'finalized' },
  { kind: 'certificate-ready', url: 'https://ca.test/certificate/1' },
  { kind: 'certificate-stored', versionId: 'run' },
  { kind: 'record-removed', url },
  { kind: 'cleaned' },
];
const stateAfter = (events: readonly IssuanceEvent[], from = begun): IssuanceState =>
  events.reduce((state, event) => advance(state, event, now).state, from);
const upTo = (kind: IssuanceEvent['kind']) =>
  stateAfter(happy.slice(0, happy.findIndex((event) => event.kind === kind) + 1));
const failed = (code: 'network.timeout' | 'authorization.failed'): { kind: 'failed'; problem: Problem } => ({
  kind: 'failed',
  problem:
    code === 'network.timeout'
      ? problem(code, { url: '', host: '', seconds: 30 })
      : problem(code, {
          identifier: 'example.test',
          challenge: 'dns-01',
          problem: { type: 'dns', detail: '', status: 400, url: '', subproblems: [] },
        }),
});

describe('the issuance state machine', () => {
  it('goes through every phase to the end, once', () => {
    const phases = happy.map((_, index) => stateAfter(happy.slice(0, index + 1)).phase);
    expect([...new Set(phases)]).toEqual([
      'order',
      'authorize',
      'present',
      'publish',
      'answer',
      'validate',
      'finalize',
      'issue',
      'download',
      'clean-up',
      'end',
    ]);
    expect(stateAfter(happy).outcome).toEqual({ kind: 'succeeded' });
  });

  it('writes the journal before the provider is called, with the record id after it, and when it is gone', () => {
    const journal = happy.flatMap((event, index) => advance(stateAfter(happy.slice(0, index)), event, now).journal);
    expect(journal.map(({ id, phase, recordId, credentialId }) => [id, phase, recordId, credentialId])).toEqual([
      ['j1', 'intent', '', 'c1'],
      ['j1', 'present', 'r1', 'c1'],
      ['j1', 'removed', 'r1', 'c1'],
    ]);
  });

  it('asks for no proof again where the authority still has one', () => {
    const opened = stateAfter(happy.slice(0, 2));
    const reused = advance(
      opened,
      { kind: 'authorizations-read', read: [{ authorization: authorization('valid') }] },
      now,
    );
    expect(reused.state.phase).toBe('validate');
  });

  it.each(['order-opened', 'authorizations-read', 'record-written', 'published', 'all-answered'] as const)(
    'after %s, a failure that leaves the order alive goes on with the same order',
    (kind) => {
      const stopped = stateAfter([failed('network.timeout'), { kind: 'cleaned' }], upTo(kind));
      const resumed = advance(stopped, { kind: 'resumed' }, now).state;
      expect({ phase: resumed.phase, order: resumed.order?.url, outcome: resumed.outcome }).toEqual({
        phase: 'authorize',
        order: order.url,
        outcome: undefined,
      });
    },
  );

  it.each(['order-ready', 'finalized', 'certificate-ready'] as const)(
    'after %s, only the failed step is done again',
    (kind) => {
      const before = upTo(kind);
      const resumed = stateAfter([failed('network.timeout'), { kind: 'cleaned' }, { kind: 'resumed' }], before);
      expect(resumed.phase).toBe(before.phase);
    },
  );

  it('does not go on with an order that the authority has given up', () => {
    const ended = stateAfter([failed('authorization.failed'), { kind: 'cleaned' }], upTo('all-answered'));
    expect(ended.outcome).not.toHaveProperty('resumeAt');
    expect(advance(ended, { kind: 'resumed' }, now).state).toBe(ended);
  });

  it('never lets a clean-up that fails take the certificate away', () => {
    const stored = upTo('certificate-stored');
    const warned = stateAfter(
      [{ kind: 'removal-failed', url, problem: failed('network.timeout').problem }, { kind: 'cleaned' }],
      stored,
    );
    const view = viewOf(warned, { authorityName: 'CA', practice: false }, notRunning);
    expect({ status: view.status, warnings: view.warnings.length, step: view.steps.at(-1)?.status }).toEqual({
      status: 'succeeded',
      warnings: 1,
      step: 'warning',
    });
  });

  it('shows the records in the order of the names, whatever the order of the authorizations', () => {
    const names = ['*.example.test', 'example.test', 'nas.example.test'];
    const one = (value: string, wildcard: boolean): AuthorizationState => ({
      ...{ url: `${wildcard} ${value}`, identifier: { type: 'dns', value }, wildcard, status: 'pending', challenge },
      record: { ...record, recordId: '', state: 'by-hand' },
    });
    const state: IssuanceState = {
      ...upTo('record-written'),
      policy: { ...begun.policy, identifiers: names.map((value) => ({ type: 'dns', value })) },
      authorizations: [one('nas.example.test', false), one('example.test', false), one('example.test', true)],
    };
    const { records } = viewOf(state, { authorityName: 'CA', practice: false }, notRunning);
    expect(records.map(({ identifier }) => identifier)).toEqual(names);
  });

  it('shows a run that nobody works on as interrupted, and the failed step as failed', () => {
    const facts = { authorityName: 'CA', practice: false };
    expect(viewOf(upTo('record-written'), facts, notRunning).status).toBe('interrupted');
    const stopped = stateAfter([failed('network.timeout'), { kind: 'cleaned' }], upTo('order-opened'));
    const view = viewOf(stopped, facts, notRunning);
    expect(view.steps.map(({ id, status }) => [id, status])).toEqual([
      ['order', 'failed'],
      ['present', 'to-come'],
      ['publish', 'to-come'],
      ['validate', 'to-come'],
      ['issue', 'to-come'],
      ['clean-up', 'skipped'],
    ]);
  });

  it.each([
    ['next-method', undefined],
    ['new-order', undefined],
    ['next-authority', 'authorize'],
    ['same-order', 'authorize'],
  ] as const)('when the %s follows, the order is kept only if somebody may come back to it', (how, resumeAt) => {
    const retry = { kind: 'now', how, reason: 'provider' } as const;
    const ended = stateAfter([{ ...failed('network.timeout'), retry }, { kind: 'cleaned' }], upTo('published'));
    const view = viewOf(ended, { authorityName: 'CA', practice: false }, notRunning);
    expect({ outcome: ended.outcome, resumable: view.resumable, retry: view.retry }).toEqual({
      outcome: expect.objectContaining(resumeAt === undefined ? { retry } : { retry, resumeAt }),
      resumable: resumeAt !== undefined,
      retry,
    });
  });

  it('a rehearsal ends when the names are proven: nothing is finalized', () => {
    const rehearsed = stateAfter([{ kind: 'order-ready' }, { kind: 'cleaned' }], {
      ...upTo('all-answered'),
      rehearsal: true,
    });
    const view = viewOf(rehearsed, { authorityName: 'CA', practice: false }, notRunning);
    expect({ phase: rehearsed.phase, outcome: rehearsed.outcome, issue: view.steps[4]?.status }).toEqual({
      phase: 'end',
      outcome: { kind: 'succeeded' },
      issue: 'skipped',
    });
  });

  it('remembers what was there before a file was written, and keeps files out of the journal of DNS records', () => {
    const policy = { ...begun.policy, proof: { method: 'http-01' as const, webroot: '/srv/site' } };
    const file = { journalId: '', zone: '', fqdn: 'http://example.test/x', value: 'v', byHand: false, recordId: '2' };
    const planned = advance(
      { ...upTo('authorizations-read'), policy },
      { kind: 'records-planned', planned: [{ url, record: file }] },
      now,
    );
    const written = advance(planned.state, { kind: 'record-written', url, recordId: '2' }, now);
    const kept = written.state.authorizations.map(({ record: one }) => [one?.state, one?.recordId]);
    expect([planned.journal, written.journal, kept]).toEqual([[], [], [['written', '2']]]);
    const ended = stateAfter([{ kind: 'record-removed', url }, { kind: 'cleaned' }], written.state);
    const view = viewOf(ended, { authorityName: 'CA', practice: false }, notRunning);
    expect(view.steps.at(-1)).toMatchObject({ id: 'clean-up', status: 'done' });
  });

  it('shows the lasting record like any in the DNS, and leaves it alone', () => {
    const policy = { ...begun.policy, proof: { method: 'dns-persist-01' as const } };
    const persist = { type: 'dns-persist-01', url: challenge.url, token: '', issuerDomainNames: ['ca.test'] } as const;
    const lasting = { ...record, journalId: '', fqdn: '_validation-persist.nas.example.test', byHand: true };
    const state = stateAfter(
      [
        { kind: 'authorizations-read', read: [{ authorization: authorization('pending'), challenge: persist }] },
        { kind: 'records-planned', planned: [{ url, record: lasting }] },
      ],
      { ...stateAfter(happy.slice(0, 2)), policy },
    );
    expect(state.authorizations[0]?.challenge).toEqual(persist);
    const view = viewOf(state, { authorityName: 'CA', practice: false }, notRunning);
    expect([view.records, view.providerId]).toMatchObject([
      [{ zone: 'example.test', relativeName: '_validation-persist.nas', state: 'by-hand' }],
      undefined,
    ]);
  });
});
