/** ZeroSSL's service for external accounts, behind a stand-in that answers as its documentation says. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/errors/problem.ts';
import { failureOf } from '../support/failure-of.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';

const hmacKey = 'zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W';
let opened: OpenedWorkspace;
afterEach(() => opened.remove());

describe('ZeroSSL hands out a binding', () => {
  const apiKey = 'ab12cd34ef56';
  const asked: { path: string; body: string }[] = [];
  let answer: readonly [number, unknown];
  let standIn: { url: string; rootPem: string };
  let stop: () => void;
  beforeAll(async () => {
    const identity = await makeTlsIdentity();
    const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        asked.push({ path: `${request.method} ${request.url}`, body });
        response.writeHead(answer[0], { 'Content-Type': 'application/json' });
        response.end(typeof answer[1] === 'string' ? answer[1] : JSON.stringify(answer[1]));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    standIn = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/acme/`, rootPem: identity.rootPem };
    stop = () => {
      server.close();
      server.closeAllConnections();
    };
  });
  afterAll(() => stop());
  beforeEach(async () => {
    asked.length = 0;
    answer = [200, { success: true, eab_kid: 'kid-1', eab_hmac_key: hmacKey }];
    opened = await openedWorkspace({ bindingApi: standIn });
  });
  const create = (binding: { readonly zerosslEmail: string } | { readonly zerosslApiKey: string }, id = 'zerossl') =>
    // ZeroSSL itself is out of reach here; it is never asked, because the look at the vault comes first.
    opened.workspace.accounts.create(
      { authority: { id }, contact: [], termsAgreed: true, binding },
      AbortSignal.timeout(2000),
    );

  it('for an e-mail address, plus sign and all', async () => {
    answer = [200, { success: false, error: { code: 2901, type: 'invalid_email' } }];
    expect(await failureOf(create({ zerosslEmail: 'me+acme@example.org' }))).toMatchObject({
      code: 'account.binding-invalid',
      details: { authority: 'ZeroSSL', field: 'email' },
    });
    expect(asked).toEqual([{ path: 'POST /acme/eab-credentials-email', body: 'email=me%2Bacme%40example.org' }]);
  });

  it('for an API key, which is in no failure', async () => {
    const failures: Problem[] = [];
    for (const said of [
      [403, { success: false, error: { code: 101, type: 'invalid_access_key' } }],
      [500, 'oops'],
      [200, { success: true }],
    ] as const) {
      answer = said;
      failures.push(await failureOf(create({ zerosslApiKey: apiKey })));
    }
    expect(failures.map(({ code }) => code)).toEqual(['account.binding-invalid', 'acme.bad-answer', 'acme.bad-answer']);
    expect(asked[0]).toEqual({ path: `POST /acme/eab-credentials?access_key=${apiKey}`, body: '' });
    await opened.remove();
    opened = await openedWorkspace({ bindingApi: { ...standIn, url: 'https://127.0.0.1:9/acme/' } });
    failures.push(await failureOf(create({ zerosslApiKey: apiKey })));
    expect(failures.at(-1)).toMatchObject({
      code: 'network.refused',
      details: { url: 'https://127.0.0.1:9/acme/eab-credentials' },
    });
    expect(JSON.stringify(failures)).not.toContain(apiKey);
  });

  it('and no other authority does', async () => {
    expect(await failureOf(create({ zerosslEmail: 'me@example.org' }, 'actalis'))).toMatchObject({
      code: 'input.invalid',
    });
    expect(
      await failureOf(
        opened.workspace.accounts.create({ authority: { id: 'zerossl' }, contact: [], termsAgreed: true }),
      ),
    ).toMatchObject({ code: 'account.binding-needed', details: { authority: 'ZeroSSL' } });
    expect(asked).toEqual([]);
  });
});
