import type { Services } from '../../compose.ts';
import { liveFolderName } from '../../engine/export/live-folder.ts';
import type { Handlers } from '../application.ts';

type Names =
  | 'certificates.list'
  | 'certificates.get'
  | 'certificates.export'
  | 'certificates.revoke'
  | 'certificates.renewal-info'
  | 'certificates.versions'
  | 'certificates.renewal-preview'
  | 'certificates.change-terms';

export const certificateHandlers = (services: Services): Pick<Handlers, Names> => ({
  'certificates.list': async () => {
    const workspace = await services.profile();
    return { certificates: [...workspace.certificates()], mark: services.certificateFeed.mark() };
  },
  'certificates.get': async ({ id }) => (await services.profile()).certificate(id),
  'certificates.export': async ({ id }) => {
    const workspace = await services.workspace();
    const { name } = workspace.certificate(id);
    return services.options.host.deliver(await workspace.pemFiles(id), liveFolderName(name));
  },
  'certificates.revoke': async ({ id, ...request }) =>
    (await (await services.workspace()).revoke(id, request)).certificate,
  'certificates.renewal-info': async ({ id }) => (await services.workspace()).renewalInfo(id),
  'certificates.versions': async ({ id, limit }) => (await services.workspace()).managed.versions(id, limit),
  'certificates.renewal-preview': async ({ id }) => (await services.workspace()).managed.renewalPreview(id),
  'certificates.change-terms': async ({ id, terms }) => (await services.workspace()).managed.changeTerms(id, terms),
});
