/** Lines that are run on the target: shells and PowerShell. No password is ever part of a line; it is asked for. */
import { jsonString, powershellString, shellWord } from './quote.ts';
import { pathOf, type SnippetFacts } from './types.ts';

type Lines = (facts: SnippetFacts) => readonly string[];

/** learn.microsoft.com/powershell/module/pki/import-pfxcertificate: what it answers are the entries with a key. */
export const windowsStore: Lines = (facts) => [
  "$password = Read-Host -AsSecureString -Prompt 'Password'",
  `$file = ${powershellString(pathOf(facts, 'store', 'windows'))}`,
  '$certificate = Import-PfxCertificate -FilePath $file -CertStoreLocation Cert:\\LocalMachine\\My -Password $password',
];

/** learn.microsoft.com/iis: `AddSslCertificate` of a binding. Only names without an asterisk can be told apart (SNI). */
export const iis: Lines = (facts) => {
  const host = facts.names.find((name) => !name.startsWith('*.'));
  const binding = host === undefined ? '' : ` -HostHeader ${powershellString(host)}`;
  return [
    ...windowsStore(facts),
    'Import-Module WebAdministration',
    "$site = 'Default Web Site'",
    `$binding = Get-WebBinding -Name $site -Protocol https${binding}`,
    'if (-not $binding) {',
    `    New-WebBinding -Name $site -Protocol https -Port 443${binding}${host === undefined ? '' : ' -SslFlags 1'}`,
    `    $binding = Get-WebBinding -Name $site -Protocol https${binding}`,
    '}',
    "$binding.AddSslCertificate($certificate.Thumbprint, 'My')",
  ];
};

/** learn.microsoft.com/powershell/module/exchange/import-exchangecertificate: takes bytes, not a path. */
export const exchange: Lines = (facts) => [
  "$password = Read-Host -AsSecureString -Prompt 'Password'",
  `$file = Convert-Path -LiteralPath ${powershellString(pathOf(facts, 'store', 'windows'))}`,
  '$certificate = Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes($file)) -Password $password',
  "Enable-ExchangeCertificate -Thumbprint $certificate.Thumbprint -Services 'IIS,SMTP'",
];

/** learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-listener-certificate-configurations */
export const remoteDesktop: Lines = (facts) => [
  ...windowsStore(facts),
  '$listener = Get-CimInstance -Namespace root\\cimv2\\TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName=\'RDP-tcp\'"',
  'Set-CimInstance -InputObject $listener -Property @{ SSLCertificateSHA1Hash = $certificate.Thumbprint }',
];

/** docs.oracle.com/en/java/javase/17/docs/specs/man/keytool.html; asks for the password. */
export const keytool: Lines = (facts) => [
  `keytool -list -v -keystore ${shellWord(pathOf(facts, 'store'))} -alias ${shellWord(facts.alias)}`,
];

/** Keys of `cosmos.config.json` (github.com/azukaar/Cosmos-Server, `HTTPConfig`) hold the text, not a path. */
export const cosmos: Lines = (facts) => [
  `jq --rawfile cert ${shellWord(pathOf(facts, 'fullchain'))} --rawfile key ${shellWord(pathOf(facts, 'key'))} \\`,
  `  '.HTTPConfig += {HTTPSCertificateMode: "PROVIDED", TLSCert: $cert, TLSKey: $key}' \\`,
  '  cosmos.config.json > cosmos.config.new.json && mv cosmos.config.new.json cosmos.config.json',
];

/** docs.unraid.net, "Securing your connections": one file, named after the server. */
export const unraid: Lines = (facts) => [
  `install -m 600 ${shellWord(pathOf(facts, 'combined'))} "/boot/config/ssl/certs/$(hostname)_unraid_bundle.pem"`,
  '/etc/rc.d/rc.nginx reload',
];

/** pve.proxmox.com/pve-docs/pvenode.1.html */
export const proxmox: Lines = (facts) => [
  `pvenode cert set ${shellWord(pathOf(facts, 'fullchain'))} ${shellWord(pathOf(facts, 'key'))} --force --restart`,
];

/** openwrt.org/docs/guide-user/services/webserver/uhttpd: options `cert` and `key` are paths. */
export const openwrt: Lines = (facts) => [
  `uci set uhttpd.main.cert=${shellWord(pathOf(facts, 'fullchain'))}`,
  `uci set uhttpd.main.key=${shellWord(pathOf(facts, 'key'))}`,
  'uci commit uhttpd',
  '/etc/init.d/uhttpd restart',
];

/** docs.docker.com/engine/swarm/secrets/ */
export const docker: Lines = (facts) => [
  `docker secret create ${objectName(facts.alias)}-fullchain.pem ${shellWord(pathOf(facts, 'fullchain'))}`,
  `docker secret create ${objectName(facts.alias)}-key.pem ${shellWord(pathOf(facts, 'key'))}`,
];

/** kubernetes.io/docs/concepts/configuration/secret/#tls-secrets; applied, so that an older one is replaced. */
export const kubernetes: Lines = (facts) => [
  `kubectl create secret tls ${objectName(facts.alias)}-tls \\`,
  `  --cert=${shellWord(pathOf(facts, 'fullchain'))} --key=${shellWord(pathOf(facts, 'key'))} \\`,
  '  --dry-run=client -o yaml | kubectl apply -f -',
];

/** nodejs.org/api/https.html#httpscreateserveroptions-requestlistener */
export const node: Lines = (facts) => [
  "import { readFileSync } from 'node:fs';",
  "import { createServer } from 'node:https';",
  '',
  'const server = createServer({',
  `  cert: readFileSync(${jsonString(pathOf(facts, 'fullchain'))}),`,
  `  key: readFileSync(${jsonString(pathOf(facts, 'key'))}),`,
  '});',
  'server.listen(443);',
];

/** RFC 1123 label: what Kubernetes takes for a name, which Docker takes as well; the longest endings are 14 characters. */
export const objectName = (name: string): string => {
  const safe = name
    .toLowerCase()
    .replace(/^\*\./, 'wildcard-')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return safe === '' ? 'certificate' : safe;
};
