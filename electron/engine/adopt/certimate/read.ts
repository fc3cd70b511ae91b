/**
 * Certimate keeps everything in one database, `pb_data/data.db` (PocketBase): collections `certificate` and
 * `acme_accounts` (https://github.com/certimate-go/certimate, internal/domain). How names are proven is part of a
 * workflow, which is not followed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readForeignRows } from '../../storage/foreign-database.ts';
import { type FoundState, identifiersFrom, keyReading, type Reader } from '../state.ts';

const certificateSchema = z.object({
  id: z.string(),
  certificate: z.string(),
  privateKey: z.string(),
  subjectAltNames: z.string(),
  acmeAcctUrl: z.string().nullish(),
});
const accountSchema = z.object({
  acmeDirUrl: z.string(),
  acmeAcctUrl: z.string(),
  email: z.string(),
  privateKey: z.string(),
});

export const readCertimate: Reader = async ({ folder }) => {
  const files = ['pb_data/data.db', 'data.db'].map((file) => join(folder.path, file));
  const path = files.find((file) => existsSync(file));
  if (path === undefined) return { certificates: [], unread: [] };
  const [rows = [], accountRows = []] = await readForeignRows(path, [
    "SELECT * FROM certificate WHERE deleted = '' AND isRenewed = 0 AND isRevoked = 0 AND source = 'request'",
    'SELECT * FROM acme_accounts',
  ]);
  const accounts = accountRows.flatMap((row) => accountSchema.safeParse(row).data ?? []);
  const certificates: FoundState[] = [];
  const unread: { client: 'certimate'; path: string; reason: 'broken' }[] = [];
  for (const row of rows) {
    const read = certificateSchema.safeParse(row).data;
    if (read === undefined) unread.push({ client: 'certimate', path, reason: 'broken' });
    else certificates.push(stateOf(folder.path, read, accounts));
  }
  return { certificates, unread };
};

const stateOf = (
  home: string,
  { certificate: chainPem, privateKey, subjectAltNames, acmeAcctUrl, id }: z.infer<typeof certificateSchema>,
  accounts: readonly z.infer<typeof accountSchema>[],
): FoundState => {
  const names = subjectAltNames.split(';').filter((one) => one !== '');
  const account = accounts.find((one) => one.acmeAcctUrl === acmeAcctUrl && acmeAcctUrl !== '');
  return {
    ...{ client: 'certimate', home, name: names[0] ?? id, chainPem, provenBy: 'workflow', credential: 'not-needed' },
    identifiers: identifiersFrom(names),
    key: keyReading(privateKey === '' ? undefined : privateKey),
    directoryUrl: account?.acmeDirUrl,
    account: { url: account?.acmeAcctUrl, key: keyReading(account?.privateKey) },
    contact: account?.email.includes('@') ? [account.email] : [],
  };
};
