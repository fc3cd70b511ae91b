import type { Services } from '../../compose.ts';
import { type ProofFacts, proofOptions } from '../../engine/challenges/advisor.ts';
import { portIsFree } from '../../engine/challenges/listen.ts';
import { relativeName } from '../../engine/dns/names.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Handlers } from '../application.ts';

type Names = 'names.check' | 'authorities.list' | 'providers.list' | 'proof.options' | 'zone.find';

const lookDeadline = 20_000;

/** Everything the wizard asks before anything is sent. */
export const planningHandlers = (services: Services): Pick<Handlers, Names> => ({
  'names.check': async ({ text, authority, keepAnyway }) => {
    const workspace = await services.workspace();
    return workspace.checkNames(text, authority, keepAnyway);
  },
  'authorities.list': async () => ({ authorities: [...(await services.workspace()).authorities] }),
  'providers.list': async () => ({ providers: [...(await services.workspace()).providers] }),
  'proof.options': async ({ identifiers, authority }) => {
    const workspace = await services.workspace();
    const chosen = workspace.authority(authority).authority;
    const facts = chosen.practice ? practiceFacts : await factsOf(workspace);
    const options = proofOptions({ identifiers, authority: chosen, facts });
    return { options: options.map((option) => ({ ...option, reasons: [...option.reasons] })) };
  },
  'zone.find': async ({ name, resolvers }) => {
    const workspace = await services.workspace();
    const found = await workspace.eye(resolvers).locateChallenge(name, AbortSignal.timeout(lookDeadline));
    return {
      zone: found.zone.name,
      nameServers: found.zone.nameServers.map((server) => server.name),
      location: found.fqdn,
      relativeName: relativeName(found.fqdn, found.zone.name),
    };
  },
});

/** Nobody can add a lasting record to the practice DNS by hand; its authority calls ports of its own. */
const practiceFacts: ProofFacts = { directoryChallenges: ['dns-01', 'dns-account-01', 'http-01', 'tls-alpn-01'] };

const factsOf = async (workspace: Workspace): Promise<ProofFacts> => {
  const [portFree80, portFree443] = await Promise.all([portIsFree(80), portIsFree(443)]);
  return { portFree80, portFree443, credentials: workspace.credentials.list().map(({ provider }) => provider) };
};
