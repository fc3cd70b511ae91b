/** Which registry answers for which top-level domain (RFC 9224). */
import { z } from 'zod';

export const bootstrapUrl = 'https://data.iana.org/rdap/dns.json';

/** RFC 9224 §3: `services` pairs lists of domains with lists of base URLs. What is not of that form is left out. */
const bootstrapSchema = z.object({
  services: z.array(z.tuple([z.array(z.string().max(253)), z.array(z.string().max(2048))])).max(20_000),
});

/** Base URL by top-level domain, HTTPS only; `undefined` where it is no such file. */
export const readBootstrap = (value: unknown): Readonly<Record<string, string>> | undefined => {
  const parsed = bootstrapSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const servers: Record<string, string> = Object.create(null);
  for (const [domains, urls] of parsed.data.services) {
    const url = urls.find((one) => one.startsWith('https://') && URL.canParse(one));
    if (url === undefined) continue;
    for (const domain of domains) servers[domain.toLowerCase()] = url.endsWith('/') ? url : `${url}/`;
  }
  return servers;
};

/** For when IANA's file cannot be had; as it stood when this was written. */
export const commonServers: Readonly<Record<string, string>> = {
  app: 'https://pubapi.registry.google/rdap/',
  com: 'https://rdap.verisign.com/com/v1/',
  cz: 'https://rdap.nic.cz/',
  dev: 'https://pubapi.registry.google/rdap/',
  fr: 'https://rdap.nic.fr/',
  net: 'https://rdap.verisign.com/net/v1/',
  nl: 'https://rdap.sidn.nl/',
  org: 'https://rdap.publicinterestregistry.org/rdap/',
  uk: 'https://rdap.nominet.uk/uk/',
  xyz: 'https://rdap.centralnic.com/xyz/',
};
