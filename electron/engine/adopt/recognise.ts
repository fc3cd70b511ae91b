/** Whose folder it is, by what lies in it; and who reads it. */
import type { AdoptionClient } from '../../../shared/domain/adoption.ts';
import type { ReadOnlyFolder } from './folder.ts';
import type { Reader } from './state.ts';

export const readers: Readonly<Record<AdoptionClient, () => Promise<Reader>>> = {
  certbot: async () => (await import('./certbot/read.ts')).readCertbot,
  'acme.sh': async () => (await import('./acme-sh/read.ts')).readAcmeSh,
  lego: async () => (await import('./lego/read.ts')).readLego,
  dehydrated: async () => (await import('./dehydrated/read.ts')).readDehydrated,
  caddy: async () => (await import('./caddy/read.ts')).readCaddy,
  'posh-acme': async () => (await import('./posh-acme/read.ts')).readPoshAcme,
  'win-acme': async () => (await import('./win-acme/read.ts')).readWinAcme,
  certimate: async () => (await import('./certimate/read.ts')).readCertimate,
};

/** All of one of these lie in it. The first client that fits counts. */
const signs: Readonly<Record<AdoptionClient, readonly (readonly string[])[]>> = {
  certbot: [
    ['renewal', 'live'],
    ['renewal', 'accounts'],
  ],
  'acme.sh': [['account.conf'], ['ca', 'http.header']],
  dehydrated: [
    ['config', 'domains.txt'],
    ['config', 'conf.d'],
    ['certs', 'accounts'],
  ],
  caddy: [['certificates', 'acme']],
  lego: [['certificates', 'accounts']],
  'posh-acme': [['current-server.txt']],
  'win-acme': [['settings.json', 'Certificates']],
  certimate: [['pb_data'], ['data.db']],
};

export const clientOf = async (folder: ReadOnlyFolder): Promise<AdoptionClient | undefined> => {
  const names = await folder.names('.');
  const fits = (sets: readonly (readonly string[])[]): boolean =>
    sets.some((set) => set.every((name) => names.includes(name)));
  const found = Object.entries(signs).find(([, sets]) => fits(sets))?.[0];
  if (found !== undefined) return found as AdoptionClient;
  if (names.some((name) => /\.renewal\.json$/.test(name))) return 'win-acme';
  // One folder for each server, named after its address.
  for (const name of names)
    if ((await folder.names(name)).some((one) => /\.renewal\.json$/.test(one))) return 'win-acme';
  return undefined;
};
