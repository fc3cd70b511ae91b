import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { cloudflare } from '../../../electron/engine/providers/cloudflare/client.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract, key, refusal } from './cloudflare.stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';

providerContract(contract);
editorContract(contract);

describe('Cloudflare in its own words', () => {
  it.each<[string, Reply, string]>([
    [
      'a malformed token',
      refusal(400, {
        code: 6003,
        message: 'Invalid request headers',
        error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
      }),
      'provider.wrong-credentials',
    ],
    ['no credential', refusal(400, { code: 9106, message: 'Missing X-Auth-Key' }), 'provider.wrong-credentials'],
    ['too many log-ins', refusal(403, { code: 9109, message: 'Max auth failures reached' }), 'provider.rate-limited'],
    [
      'a foreign zone',
      refusal(403, { code: 9109, message: 'Unauthorized to access requested resource' }),
      'provider.no-permission',
    ],
    [
      'a token for other addresses',
      refusal(403, { code: 9109, message: 'Cannot use the access token from location: 192.0.2.1' }),
      'provider.no-permission',
    ],
    [
      'a free top-level domain',
      refusal(400, { code: 1038, message: 'not allowed for this TLD' }),
      'provider.no-permission',
    ],
    ['a wrong zone id', refusal(400, { code: 7003, message: 'Could not route' }), 'provider.zone-not-found'],
    ['anything else', refusal(400, { code: 1004, message: 'DNS Validation Error' }), 'provider.refused'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = cloudflare.create({ apiToken: key, endpoint: `${api.endpoint}/` }, systemClock);
    expect(await failureOf(provider.prove('example.test', new AbortController().signal))).toMatchObject({ code });
    await api.close();
  });

  it.each(['0123456789abcdef0123456789abcdef01234', `cfk_${'a'.repeat(40)}12345678`])(
    'the global key %s is told from a token',
    (apiToken) => {
      let thrown: unknown;
      try {
        cloudflare.create({ apiToken }, systemClock);
      } catch (caught) {
        thrown = caught;
      }
      expect(toProblem(thrown)).toMatchObject({
        code: 'credential.invalid',
        details: { provider: 'cloudflare', fields: [{ key: 'apiToken', problem: 'global-key' }] },
      });
      expect(JSON.stringify(toProblem(thrown))).not.toContain(apiToken);
    },
  );

  it.each(['cfut_', 'cfat_'])('tokens that begin with %s are taken', (prefix) => {
    expect(() => cloudflare.create({ apiToken: `${prefix}${'a'.repeat(40)}12345678` }, systemClock)).not.toThrow();
  });
});
