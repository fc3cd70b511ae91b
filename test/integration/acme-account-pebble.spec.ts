/** Accounts, revocation and renewal information against Pebble, whose validation is switched off. */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccountKey, thumbprintOf } from '../../electron/engine/acme/account-key.ts';
import { certificateIdOf } from '../../electron/engine/keys/certificate-id.ts';
import { open, problemOf } from '../contract/acme/opened.ts';
import { dnsNames, issueAt } from '../support/issue-at.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { describeWith } from '../support/tools.ts';

const serialOf = (pem: string) => new X509Certificate(pem).serialNumber.replace(/^0+/, '');

describeWith(['pebble'], 'an account at Pebble', () => {
  let pebble: Pebble;
  beforeAll(async () => {
    pebble = await startPebble({ env: { PEBBLE_VA_ALWAYS_VALID: '1', PEBBLE_ALTERNATE_ROOTS: '2' } });
  });
  afterAll(() => pebble.stop());

  it('changes its contact', async () => {
    const { session } = await open(pebble);
    const { url } = await session.account();
    expect(await session.accountDetails()).toMatchObject({
      url,
      status: 'valid',
      contact: ['mailto:someone@example.org'],
    });
    await session.changeContact(['other@example.org', 'third@example.org']);
    expect((await session.accountDetails()).contact).toEqual(['mailto:other@example.org', 'mailto:third@example.org']);
    expect((await problemOf(session.changeContact(['no-address']))).code).toMatch(
      /^acme\.(invalidContact|unsupportedContact|malformed)$/,
    );
  });

  it('changes its key, and only the new one counts afterwards', async () => {
    const { session, key } = await open(pebble);
    const { url } = await session.account();
    const newKey = await createAccountKey();
    await session.rollOver(newKey);
    expect(session.keyAuthorization('t')).toBe(`t.${thumbprintOf(newKey)}`);
    expect((await issueAt(session, ['rolled.example.org'])).valid.status).toBe('valid');
    const known = { kind: 'known', url } as const;
    const old = await open(pebble, { accountKeyPem: key, account: known });
    expect((await problemOf(old.session.createOrder({ identifiers: dnsNames(['o.example.org']) }))).code).toMatch(
      /^acme\./,
    );
    const existing = await open(pebble, { accountKeyPem: newKey, account: { kind: 'existing' } });
    expect((await existing.session.account()).url).toBe(url);
    const gone = await open(pebble, { accountKeyPem: key, account: { kind: 'existing' } });
    expect((await problemOf(gone.session.account())).code).toBe('acme.accountDoesNotExist');
  });

  it('keeps its key when the new one belongs to another account', async () => {
    const other = await open(pebble);
    await other.session.account();
    const { session, key } = await open(pebble);
    await session.account();
    // Pebble 2.10.1 answers 200 and changes nothing.
    expect((await problemOf(session.rollOver(other.key))).code).toMatch(/^acme\./);
    expect(session.keyAuthorization('t')).toBe(`t.${thumbprintOf(key)}`);
    expect((await session.createOrder({ identifiers: dnsNames(['kept.example.org']) })).status).toBe('pending');
  });

  it('says that it is closed once it is', async () => {
    const { session, key } = await open(pebble);
    const { url } = await session.account();
    await session.deactivateAccount();
    const order = session.createOrder({ identifiers: dnsNames(['c.example.org']) });
    expect(await problemOf(order)).toMatchObject({ code: 'account.deactivated', details: { url } });
    expect(await session.accountDetails()).toMatchObject({ url, status: 'deactivated' });
    const again = await open(pebble, { accountKeyPem: key });
    expect((await problemOf(again.session.account())).code).toBe('account.deactivated');
  });

  it('is not needed to revoke with the certificate’s own key', async () => {
    const { session } = await open(pebble);
    const { pem, keyPem } = await issueAt(session, ['own.example.org']);
    const leaf = new X509Certificate(pem);
    const stranger = await open(pebble);
    expect((await problemOf(stranger.session.revokeByKey(leaf.raw, await createAccountKey(), 1))).code).toBe(
      'acme.unauthorized',
    );
    await stranger.session.revokeByKey(leaf.raw, keyPem, 1);
    expect(await pebble.certificateStatus(serialOf(pem))).toMatchObject({ Status: 'Revoked', Reason: 1 });
    expect((await problemOf(stranger.session.revokeByKey(leaf.raw, keyPem))).code).toBe('acme.alreadyRevoked');
  });

  it('of another may not revoke', async () => {
    const { pem } = await issueAt((await open(pebble)).session, ['not-yours.example.org']);
    const stranger = await open(pebble);
    const revocation = stranger.session.revoke(new X509Certificate(pem).raw);
    expect((await problemOf(revocation)).code).toBe('acme.unauthorized');
  });

  it('reads every alternate chain, each ending below another root', async () => {
    const { session } = await open(pebble);
    const { alternates, pem } = await issueAt(session, ['alternates.example.org']);
    expect(alternates).toHaveLength(2);
    const chains = [pem, ...(await Promise.all(alternates.map(async (url) => (await session.download(url)).pem)))];
    const roots = await Promise.all(
      [0, 1, 2].map(async (index) => new X509Certificate(await pebble.issuingRoots(index))),
    );
    const signers = chains.map((chain) => {
      const last = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/)?.[0] ?? '';
      return roots.findIndex((root) => new X509Certificate(last).checkIssued(root));
    });
    expect(signers).toEqual([0, 1, 2]);
  });

  it('orders under every profile that is offered, and learns which there are when it asks for another', async (context) => {
    const { session } = await open(pebble);
    const offered = Object.keys((await session.directory()).meta.profiles ?? {});
    // Debian's Pebble 2.4 has none.
    if (offered.length === 0) return context.skip();
    const days: number[] = [];
    for (const profile of offered) {
      const leaf = new X509Certificate((await issueAt(session, [`${profile}.example.org`], { profile })).pem);
      days.push(Math.round((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / 86_400_000));
    }
    expect([offered.sort(), days.sort()]).toEqual([
      ['default', 'shortlived'],
      [6, 90],
    ]);
    const wrong = session.createOrder({ identifiers: dnsNames(['w.example.org']), profile: 'other' });
    expect(await problemOf(wrong)).toMatchObject({ code: 'order.profile-unknown', details: { profile: 'other' } });
  });

  it('is told when to renew, and says what a new order replaces, once', async (context) => {
    const { session } = await open(pebble);
    if ((await session.directory()).renewalInfo === undefined) return context.skip();
    const { pem } = await issueAt(session, ['ari.example.org']);
    const leaf = new X509Certificate(pem);
    const id = (await certificateIdOf(leaf.raw)) ?? '';
    const told = await session.renewalInfo(id);
    const [start, end, asked] = [told?.start, told?.end, told?.askAgainAt].map((text) => Date.parse(text ?? ''));
    expect(start).toBeGreaterThan(leaf.validFromDate.getTime());
    expect(end).toBeGreaterThan(start ?? 0);
    expect(end).toBeLessThan(leaf.validToDate.getTime());
    expect((asked ?? 0) - Date.now()).toBeGreaterThan(50_000);
    await issueAt(session, ['ari.example.org'], { replaces: id });
    const again = session.createOrder({ identifiers: dnsNames(['ari.example.org']), replaces: id });
    expect((await problemOf(again)).code).toBe('acme.alreadyReplaced');
    // Revoked, it should be renewed at once.
    await session.revoke(leaf.raw);
    expect(Date.parse((await session.renewalInfo(id))?.end ?? '')).toBeLessThanOrEqual(Date.now());
    expect((await problemOf(session.renewalInfo('AAAA.AAAA'))).code).toMatch(/^acme\./);
  });
});
