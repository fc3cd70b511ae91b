import type { Services } from '../../compose.ts';
import { type ProofFacts, proofOptions } from '../../engine/challenges/advisor.ts';
import { portIsFree } from '../../engine/challenges/listen.ts';
import { relativeName } from '../../engine/dns/names.ts';
import { dohOperators } from '../../engine/dns/over-https.ts';
import { systemResolvers } from '../../engine/dns/system-resolvers.ts';
import { systemClock } from '../../engine/ports/index.ts';
import { recogniseProviders } from '../../engine/providers/recognise.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'dns.audit'
  | 'names.check'
  | 'authorities.list'
  | 'providers.list'
  | 'proof.options'
  | 'zone.find'
  | 'zone.inspect';

const lookDeadline = 20_000;

/** Everything the wizard asks before anything is sent. */
export const planningHandlers = (services: Services): Pick<Handlers, Names> => ({
  'names.check': async ({ text, authority, keepAnyway }) => {
    const workspace = await services.workspace();
    return workspace.checkNames(text, authority, keepAnyway);
  },
  'dns.audit': async () => {
    const { auditResolvers, authoritativeView, overHttpsView } = await import('../../engine/dns/audit-resolver.ts');
    const workspace = await services.workspace();
    const control: { label: string; answered: boolean }[] = [];
    const resolvers = systemResolvers();
    const findings = await auditResolvers({
      resolvers,
      control: [authoritativeView(workspace.eye([])), ...dohOperators.map((operator) => overHttpsView(operator))],
      clock: systemClock,
      signal: AbortSignal.timeout(lookDeadline),
      onView: (label, answered) => void control.push({ label, answered }),
    });
    return { resolvers: [...resolvers], findings: [...findings], control };
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
  'zone.inspect': async ({ name, resolvers }) =>
    (await services.workspace()).eye(resolvers).inspect(name, AbortSignal.timeout(lookDeadline)),
  'zone.find': async ({ name, resolvers }) => {
    const workspace = await services.workspace();
    const found = await workspace.eye(resolvers).locateChallenge(name, AbortSignal.timeout(lookDeadline));
    const nameServers = found.zone.nameServers.map((server) => server.name);
    return {
      zone: found.zone.name,
      nameServers,
      providers: [...recogniseProviders(nameServers, workspace.providers)],
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
