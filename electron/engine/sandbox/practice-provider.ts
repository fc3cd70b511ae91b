/** The DNS provider of practice mode: writes into the sandbox's own name server, and fails when it is told to. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ProviderModule } from '../providers/provider.ts';
import type { Sandbox } from './open-sandbox.ts';

export const practiceDescriptor: ProviderDescriptor = {
  id: 'practice',
  name: { en: 'Practice DNS', zh: '练习用 DNS' },
  summary: {
    en: 'A name server inside this app, for trying things out. It needs no account and reaches no one.',
    zh: '应用内置的域名服务器，供练习使用。不需要账号，也不会连接外部网络。',
  },
  monogram: 'PR',
  rank: 1001,
  region: 'self-hosted',
  fields: [],
  steps: [],
  propagation: { typicalSeconds: 1, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  errors: [],
  mode: 'automatic',
  practiceOnly: true,
};

export const practiceProvider = (
  sandbox: Pick<Sandbox, 'setTxt' | 'removeTxt' | 'faults' | 'dnsEndpoint'>,
): ProviderModule => {
  const answerAsTold = (zone: string, signal: AbortSignal) => {
    signal.throwIfAborted();
    const code = sandbox.faults.providerFailure;
    if (code === undefined) return;
    const answer = { provider: practiceDescriptor.id, endpoint: sandbox.dnsEndpoint, detail: 'staged for practice' };
    throw code === 'provider.zone-not-found' ? fail(code, { ...answer, zone }) : fail(code, answer);
  };
  return {
    descriptor: practiceDescriptor,
    create: () => ({
      add: async ({ zone, fqdn, value }, signal) => {
        answerAsTold(zone, signal);
        sandbox.setTxt(fqdn, value);
        return `${fqdn}/${value}`;
      },
      remove: async ({ zone, fqdn, value }, _recordId, signal) => {
        answerAsTold(zone, signal);
        sandbox.removeTxt(fqdn, value);
      },
      prove: async (zone, signal) => answerAsTold(zone, signal),
    }),
  };
};
