/**
 * A folder as acme.sh 3 leaves it (https://github.com/acmesh-official/acme.sh, `_initpath`, `_save_conf`), with the key,
 * account and certificate that another client was given.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AcmeShCertificate {
  readonly home: string;
  readonly names: readonly string[];
  readonly directoryUrl: string;
  readonly accountUrl: string;
  readonly accountKeyPem: string;
  readonly keyPem: string;
  readonly chainPem: string;
  /** `dns_cf`, a folder, or `no`. */
  readonly webroot: string;
  /** Lines of account.conf that its hook has saved. */
  readonly saved?: Readonly<Record<string, string>>;
}

const settings = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}='${value}'\n`)
    .join('');

/** As `_save_conf` wraps what is not to be read by the shell. */
export const wrapped = (value: string): string =>
  `__ACME_BASE64__START_${Buffer.from(value).toString('base64')}__ACME_BASE64__END_`;

export const writeAcmeSh = (given: AcmeShCertificate): void => {
  const { home, names, directoryUrl, chainPem } = given;
  const [name = '', ...alternatives] = names;
  const { hostname, pathname } = new URL(directoryUrl);
  const account = join(home, 'ca', hostname, pathname);
  const own = join(home, `${name}_ecc`);
  for (const folder of [account, own]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(home, 'account.conf'), settings({ USER_PATH: '/usr/bin:/bin', ...given.saved }));
  writeFileSync(join(account, 'account.key'), given.accountKeyPem, { mode: 0o600 });
  writeFileSync(join(account, 'account.json'), JSON.stringify({ status: 'valid', contact: ['mailto:me@example.org'] }));
  writeFileSync(join(account, 'ca.conf'), settings({ CA_EMAIL: 'me@example.org', ACCOUNT_URL: given.accountUrl }));
  const [leaf = '', ...above] = chainPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g) ?? [];
  const files = {
    [`${name}.key`]: given.keyPem,
    [`${name}.cer`]: leaf,
    'ca.cer': above.join(''),
    'fullchain.cer': chainPem,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(own, file), text, { mode: 0o600 });
  const facts = {
    Le_Domain: name,
    Le_Alt: alternatives.length === 0 ? 'no' : alternatives.join(','),
    Le_Webroot: given.webroot,
    Le_PreHook: '',
    Le_PostHook: '',
    Le_RenewHook: '',
    Le_API: directoryUrl,
    Le_Keylength: 'ec-256',
    Le_ReloadCmd: wrapped("systemctl reload 'nginx'"),
    Le_CertCreateTime: '1795865705',
    Le_NextRenewTime: '1796253004',
  };
  writeFileSync(join(own, `${name}.conf`), settings(facts));
};
