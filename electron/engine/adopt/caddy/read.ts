/**
 * Caddy's data folder (CertMagic's storage): `certificates/<issuer>/<name>/<name>.{crt,key,json}` and
 * `acme/<issuer>/users/<e-mail>/` (https://caddyserver.com/docs/conventions#data-directory). Proof is up to its server.
 */
import { z } from 'zod';
import type { ReadOnlyFolder } from '../folder.ts';
import { type FoundState, identifiersFrom, jsonIn, type Reader, readEach, readKey } from '../state.ts';

export const readCaddy: Reader = async ({ folder }) => {
  const places: string[] = [];
  for (const issuer of await folder.names('certificates'))
    for (const name of await folder.names(`certificates/${issuer}`)) places.push(`certificates/${issuer}/${name}`);
  // Its own authority, for names at home, speaks no ACME.
  const acme = places.filter((place) => !place.startsWith('certificates/local/'));
  return readEach('caddy', folder, acme, (place) => readCertificate(folder, place));
};

const resourceSchema = z.object({
  sans: z.array(z.string()).min(1),
  issuer_data: z.object({ ca: z.url().optional(), account: z.string().optional() }).nullish(),
});

const readCertificate = async (folder: ReadOnlyFolder, place: string): Promise<FoundState | undefined> => {
  const [, issuer = '', name = ''] = place.split('/');
  const text = await folder.text(`${place}/${name}.json`);
  if (text === undefined) return undefined;
  const { sans, issuer_data: issuerData } = resourceSchema.parse(JSON.parse(text));
  return {
    ...{ client: 'caddy', home: folder.path, name: sans[0] ?? name, provenBy: 'caddy', credential: 'not-needed' },
    chainPem: await folder.text(`${place}/${name}.crt`),
    identifiers: identifiersFrom(sans),
    key: await readKey(() => folder.text(`${place}/${name}.key`)),
    directoryUrl: issuerData?.ca,
    ...(await readAccount(folder, issuer, issuerData?.account)),
  };
};

const userSchema = z.object({ contact: z.array(z.string()).nullish(), location: z.string() });

/** The user whose address the certificate names, else the only one. */
const readAccount = async (
  folder: ReadOnlyFolder,
  issuer: string,
  url: string | undefined,
): Promise<Pick<FoundState, 'account' | 'contact'>> => {
  const users: { readonly location: string; readonly contact: readonly string[]; readonly key: FoundState['key'] }[] =
    [];
  const root = `acme/${issuer}/users`;
  for (const user of await folder.names(root)) {
    const files = await folder.names(`${root}/${user}`);
    const stem = files.find((file) => file.endsWith('.json'))?.slice(0, -'.json'.length);
    const text = await folder.text(`${root}/${user}/${stem}.json`).catch(() => undefined);
    const known = userSchema.safeParse(jsonIn(text ?? '')).data;
    if (known === undefined) continue;
    const key = await readKey(() => folder.text(`${root}/${user}/${stem}.key`));
    users.push({ location: known.location, contact: known.contact ?? [], key });
  }
  const found = users.find(({ location }) => location === url) ?? (users.length === 1 ? users[0] : undefined);
  if (found === undefined) return { account: { key: { state: 'missing' } }, contact: [] };
  const contact = found.contact.map((one) => one.replace(/^mailto:/, ''));
  return { account: { url: found.location, key: found.key }, contact };
};
