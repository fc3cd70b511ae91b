import type { Services } from '../../compose.ts';
import { proofOptions } from '../../engine/challenges/advisor.ts';
import { relativeName } from '../../engine/dns/names.ts';
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
    const options = proofOptions({ identifiers, authority: workspace.authority(authority).authority });
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
