import { com35 } from '../../../electron/engine/providers/com35/client.ts';
import type { ProviderContract } from './definition.ts';
import { contract as westcn } from './westcn.stand-in.ts';

const { username = '', apiPassword = '' } = westcn.fields;

/** https://api.35.cn/CustomerCenter/doc/domain_v2.html */
export const contract: ProviderContract = {
  ...westcn,
  module: com35,
  lego: { provider: 'com35', env: { COM35_USERNAME: username, COM35_PASSWORD: apiPassword } },
};
