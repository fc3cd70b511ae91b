import type { Services } from '../../compose.ts';
import { liveFolderName } from '../../engine/export/live-folder.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'certificates.list'
  | 'certificates.get'
  | 'certificates.export'
  | 'certificates.revoke'
  | 'certificates.renewal-info';

export const certificateHandlers = (services: Services): Pick<Handlers, Names> => ({
  'certificates.list': async () => ({ certificates: [...(await services.workspace()).certificates()] }),
  'certificates.get': async ({ id }) => (await services.workspace()).certificate(id),
  'certificates.export': async ({ id }) => {
    const workspace = await services.workspace();
    const { name } = workspace.certificate(id);
    return services.options.host.deliver(await workspace.pemFiles(id), liveFolderName(name));
  },
  'certificates.revoke': async ({ id, ...request }) =>
    (await (await services.workspace()).revoke(id, request)).certificate,
  'certificates.renewal-info': async ({ id }) => (await services.workspace()).renewalInfo(id),
});
