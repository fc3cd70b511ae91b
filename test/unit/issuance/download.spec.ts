import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcmeSession } from '../../../electron/engine/acme/session.ts';
import type { RunnerPorts } from '../../../electron/engine/issuance/ports.ts';
import { startRun } from '../../../electron/engine/issuance/runner.ts';
import type { IssuanceState } from '../../../electron/engine/issuance/state.ts';
import { createCsr } from '../../../electron/engine/keys/csr.ts';
import { createPrivateKey } from '../../../electron/engine/keys/private-key.ts';
import { silentLogger, systemClock } from '../../../electron/engine/ports/index.ts';
import { policySchema } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { createOpensslAuthority } from '../../support/openssl-authority.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';

const at = '2026-11-21T12:00:00.000Z';
const policy = policySchema.parse({
  identifiers: [{ type: 'dns', value: 'example.org' }],
  authority: { id: 'letsencrypt' },
  proof: { method: 'http-01' },
  keyType: 'ec256',
  termsAgreed: true,
  preferredChain: { kind: 'shortest' },
});
const state: IssuanceState = {
  version: 1,
  runId: 'run',
  certificateId: 'certificate',
  certificateName: 'example.org',
  policy,
  accountId: 'account',
  keyRecord: 'certificate-key/run',
  phase: 'download',
  orderSent: true,
  authorizations: [],
  certificateUrl: 'https://ca.test/certificate/1',
  warnings: [],
  startedAt: at,
  times: { download: { from: at } },
};

const unused = (): never => {
  throw new Error('not in this phase');
};

/** The chain that a run keeps when the authority sends these, a failure for those it does not hand over. */
const keptOf = async (sent: Readonly<Record<string, string | undefined>>, preferredChain = policy.preferredChain) => {
  const urls = Object.keys(sent);
  const kept: string[] = [];
  const download: AcmeSession['download'] = async (url) => {
    const pem = sent[url];
    if (pem === undefined) throw fail('network.reset', { url, host: 'ca.test' });
    return { pem, alternates: urls.slice(1) };
  };
  const ports: RunnerPorts = {
    clock: systemClock,
    logger: silentLogger,
    store: { save: () => undefined, heldOrders: () => new Set() },
    publications: { of: () => undefined, add: () => undefined },
    openSession: async () => ({ download }) as Partial<AcmeSession> as AcmeSession,
    eye: unused,
    dnsWriter: unused,
    responder: unused,
    csr: unused,
    failed: unused,
    keepCertificate: async (_state, pem) => {
      kept.push(pem);
      return 'version';
    },
    facts: () => ({ authorityName: 'CA', practice: false }),
    newId: unused,
  };
  const run = startRun({ ...state, policy: { ...policy, preferredChain } }, ports, () => undefined);
  const { outcome, warnings } = await run.ended;
  return { outcome: outcome?.kind, kept, warnings };
};

describeWith(['openssl'], 'choosing among chains that an authority sends', () => {
  const folder = tempFolder();
  let long: string;
  let short: string;
  let unsound: string;
  beforeAll(async () => {
    const authority = createOpensslAuthority(folder.path);
    const privateKeyPem = await createPrivateKey('ec256');
    const leaf = authority.sign(await createCsr({ identifiers: policy.identifiers, privateKeyPem }));
    long = leaf + authority.issuerPem + authority.intermediatePem + authority.rootPem;
    short = leaf + authority.issuerPem;
    unsound = leaf + authority.rootPem;
  });
  afterAll(() => folder.remove());

  const first = 'https://ca.test/certificate/1';
  const at2 = 'https://ca.test/certificate/2';
  const at3 = 'https://ca.test/certificate/3';
  const at4 = 'https://ca.test/certificate/4';

  it('an alternate that is lost, damaged or unsound costs nothing but itself', async () => {
    expect(await keptOf({ [first]: long, [at2]: undefined, [at3]: 'no chain', [at4]: unsound })).toEqual({
      outcome: 'succeeded',
      kept: [long],
      warnings: [],
    });
    const good = await keptOf({ [first]: long, [at2]: unsound, [at3]: short });
    expect(good.kept).toEqual([short]);
  });

  it('the name of an issuer in the middle counts, and a name that is missing is a remark', async () => {
    const sent = { [first]: short, [at2]: long };
    expect((await keptOf(sent, { kind: 'root', name: 'test root' })).kept).toEqual([long]);
    expect((await keptOf(sent, { kind: 'root', name: 'Test Issuer' })).kept).toEqual([short]);
    const missing = await keptOf(sent, { kind: 'root', name: 'Nobody' });
    expect(missing).toMatchObject({
      outcome: 'succeeded',
      kept: [short],
      warnings: [
        { code: 'chain.not-offered', details: { wanted: 'Nobody', offered: ['Test Intermediate', 'Test Root'] } },
      ],
    });
  });
});
