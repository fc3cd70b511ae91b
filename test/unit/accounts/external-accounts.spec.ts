import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { resolveAuthority } from '../../../electron/engine/authorities/authorities.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { type GivenBinding, resolveBinding } from '../../../electron/engine/workspace/external-accounts.ts';
import { makeTlsIdentity } from '../../support/tls-identity.ts';

const line = { userAgent: 'certwright-test', clock: systemClock, signal: AbortSignal.timeout(10_000) };
const zerossl = resolveAuthority({ id: 'zerossl' });

const given = (hmacKey: string, keyId = 'kid'): Promise<unknown> => resolveBinding({ keyId, hmacKey }, zerossl, line);

describe('a binding as people paste it', () => {
  it.each([
    ['base64url', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgMiWx6ggPWiTmydgUaj7dWWWfQfA'],
    ['padded', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgMiWx6ggPWiTmydgUaj7dWWWfQfA=='],
    ['plain base64', 'MjXU3MH+Z0WQ7piMAnVsCpD1shgMiWx6ggPWiTmydgUaj7dWWWfQfA=='],
    ['in two lines', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM\r\n iWx6ggPWiTmydgUaj7dWWWfQfA\n'],
  ])('is taken as %s', async (_, hmacKey) => {
    expect(await given(hmacKey)).toEqual({
      keyId: 'kid',
      hmacKey: 'MjXU3MH-Z0WQ7piMAnVsCpD1shgMiWx6ggPWiTmydgUaj7dWWWfQfA',
    });
  });

  it.each([
    ['hmacKey', 'kid', ''],
    ['hmacKey', 'kid', 'MjXU3MH-Z0WQ7piMAnVsC'],
    ['hmacKey', 'kid', 'MjXU3MH-Z0WQ7piMAnVsCpD1s'],
    ['hmacKey', 'kid', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM…'],
    ['keyId', '  ', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM'],
    ['keyId', 'key id', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM'],
    ['keyId', '密钥', 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM'],
  ])('names the part that is malformed: %s of %j and %j', async (field, keyId, hmacKey) => {
    await expect(given(hmacKey, keyId)).rejects.toMatchObject({
      problem: { code: 'account.binding-invalid', details: { authority: 'ZeroSSL', field } },
    });
  });
});

describe('a binding that the authority hands out', () => {
  it.each<readonly [string, GivenBinding, string]>([
    ['an e-mail address', { zerosslEmail: 'me@example.org' }, '/eab-credentials-email email=me%40example.org'],
    ['an API key', { zerosslApiKey: 'a&b' }, '/eab-credentials?access_key=a%26b '],
  ])('for %s is used as it comes', async (_, asked, request) => {
    const identity = await makeTlsIdentity();
    const seen: string[] = [];
    const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, async (incoming, response) => {
      const body = (await incoming.toArray()).join('');
      seen.push(`${incoming.url} ${body}`);
      response.end(JSON.stringify({ success: 1, eab_kid: 'kid-9', eab_hmac_key: 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const standIn = { url, rootPem: identity.rootPem };
    expect(await resolveBinding(asked, zerossl, { ...line, standIn })).toEqual({
      keyId: 'kid-9',
      hmacKey: 'MjXU3MH-Z0WQ7piMAnVsCpD1shgM',
    });
    expect(seen).toEqual([request]);
    server.close();
    server.closeAllConnections();
  });
});
