/**
 * TXT records through version 2 of the West.cn API (https://www.west.cn/CustomerCenter/doc/domain_v2.html): agents sign
 * with their API password, everybody else sends the key of the account or of one domain.
 */
import { apiBase, headerToken, readFields } from '../fields.ts';
import { recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { accountName, agentCalls, openAgentApi } from '../west-api.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { keyCalls, openKeyApi } from './key-api.ts';

export const westcn: ProviderModule = {
  descriptor,
  create(given, clock) {
    const keys = ['username', 'apiPassword', 'apiKey', 'domainKey', 'endpoint'] as const;
    const fields = readFields(descriptor, given, keys, {
      username: accountName,
      apiPassword: headerToken,
      apiKey: headerToken,
      domainKey: headerToken,
      endpoint: apiBase,
    });
    const calls =
      fields.apiPassword === ''
        ? keyCalls(openKeyApi(fields, clock))
        : agentCalls(openAgentApi(descriptor, ownBase, fields, clock));
    return recordProvider(calls, { shortestTtl });
  },
};
