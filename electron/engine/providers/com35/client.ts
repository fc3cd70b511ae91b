/**
 * TXT records through the agents' API of 35.com (https://api.35.cn/CustomerCenter/doc/domain_v2.html), which is that of
 * West.cn under another address.
 */
import { apiBase, headerToken, readFields } from '../fields.ts';
import { recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { accountName, agentCalls, openAgentApi } from '../west-api.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const com35: ProviderModule = {
  descriptor,
  create(given, clock) {
    const fields = readFields(descriptor, given, ['username', 'apiPassword', 'endpoint'], {
      username: accountName,
      apiPassword: headerToken,
      endpoint: apiBase,
    });
    return recordProvider(agentCalls(openAgentApi(descriptor, ownBase, fields, clock)), { shortestTtl });
  },
};
