import { describe, expect, it } from 'vitest';
import { linode } from '../../../electron/engine/providers/linode/client.ts';
import { caaSamples } from '../../support/editing.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, refusal } from './linode.stand-in.ts';

providerContract(contract);
editorContract(
  contract,
  caaSamples.filter((one) => !/^0 (?:issue|issuewild|iodef) "[^ ]*"$/.test(one)),
);

const { signal } = new AbortController();
const opened = async (reply: Reply) => {
  const api = await startProviderStandIn(() => reply);
  return { api, provider: linode.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()) };
};

describe('Linode in its own words', () => {
  it.each<[string, Reply, string, string]>([
    ['a wrong token', refusal(401, 'Invalid Token'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'a token without Domains',
      refusal(401, 'Your OAuth token is not authorized to use this endpoint.'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    ['a user without grants', refusal(403, 'Unauthorized'), 'provider.no-permission', 'provider-permission-missing'],
    ['a short TTL', refusal(400, 'Must be at least 300', 'ttl_sec'), 'provider.refused', 'provider-ttl-rejected'],
  ])('%s', async (_name, reply, code, cause) => {
    const { api, provider } = await opened(reply);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it.each<[string, object]>([
    ['*', { permissions: ['*'], tooBroad: true, readOnly: false }],
    ['domains:read_write', { permissions: ['domains:read_write'], tooBroad: false, readOnly: false }],
    ['domains:read_only', { permissions: ['domains:read_only'], tooBroad: false, readOnly: true }],
  ])('the scopes %s of a token are told', async (scopes, told) => {
    const { api, provider } = await opened({ status: 200, json: { data: [] }, headers: { 'x-oauth-scopes': scopes } });
    expect(await provider.inspect?.(signal)).toEqual(told);
    await api.close();
  });
});
