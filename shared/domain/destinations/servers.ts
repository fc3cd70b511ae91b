/** Web servers, Windows, Java. Sources of limits and forms stand beside each; the texts are in `shared/i18n`. */
import { exchange, iis, keytool, remoteDesktop, windowsStore } from './snippets-command.ts';
import { apache, caddy, haproxy, lighttpd, nginx, oldApache, oldTomcat, tomcat, traefik } from './snippets-server.ts';
import { type Destination, only, type Snippet, shapes } from './types.ts';

const config = (folder: string, lines: Snippet['lines']): Snippet => ({ language: 'config', folder, lines });
const powershell = (lines: Snippet['lines']): Snippet => ({ language: 'powershell', folder: '', lines });

export const webServers = {
  nginx: {
    family: 'web',
    words: ['openresty', 'tengine', '宝塔', 'reverse proxy', '反向代理'],
    variants: only(shapes.pair, { snippet: config('/etc/nginx/tls', nginx) }),
    source: 'https://nginx.org/en/docs/http/configuring_https_servers.html',
  },
  apache: {
    family: 'web',
    words: ['httpd', 'apache2', 'mod_ssl', 'xampp'],
    variants: [
      { id: '2.4.8', shape: shapes.pair, snippet: config('/etc/apache2/tls', apache) },
      { id: 'older', shape: shapes.three, snippet: config('/etc/httpd/tls', oldApache) },
    ],
    source: 'https://httpd.apache.org/docs/2.4/mod/mod_ssl.html',
  },
  caddy: {
    family: 'web',
    words: ['caddyfile'],
    variants: only(shapes.pair, { snippet: config('/etc/caddy/tls', caddy) }),
    source: 'https://caddyserver.com/docs/caddyfile/directives/tls',
  },
  haproxy: {
    family: 'web',
    words: ['load balancer', '负载均衡'],
    variants: only(shapes.combined, { snippet: config('/etc/haproxy/certs', haproxy) }),
    source: 'https://docs.haproxy.org/3.0/configuration.html#5.1-crt',
  },
  lighttpd: {
    family: 'web',
    words: ['lighty'],
    variants: only(shapes.combined, { snippet: config('/etc/lighttpd/certs', lighttpd) }),
    source: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_SSL',
  },
  traefik: {
    family: 'web',
    words: ['ingress', 'docker proxy'],
    variants: only(shapes.pair, { snippet: config('/etc/traefik/tls', traefik) }),
    source: 'https://doc.traefik.io/traefik/https/tls/',
  },
  'bt-panel': {
    family: 'web',
    words: ['宝塔', 'bt.cn', 'aapanel', '1panel', '面板'],
    variants: only(shapes.pair),
    fields: ['key', 'fullchain'],
  },
} as const satisfies Record<string, Destination>;

/**
 * PFX files with AES-256 and SHA-256 open on Windows 10 1709 and Windows Server 2019 and newer
 * (learn.microsoft.com, PKCS12_PBES2_EXPORT_PARAMS: minimum client and server); before that only 3DES with SHA-1.
 */
const windowsVariants = (lines: Snippet['lines']) =>
  [
    { id: '2019', shape: shapes.pfx, snippet: powershell(lines) },
    { id: '2016', shape: shapes.oldPfx, snippet: powershell(lines) },
    { id: '2012r2', shape: shapes.oldPfx, snippet: powershell(lines) },
  ] as const;

export const windows = {
  iis: {
    family: 'windows',
    words: ['internet information services', 'windows server', 'asp.net', '网站绑定'],
    variants: windowsVariants(iis),
    source: 'https://learn.microsoft.com/powershell/module/pki/import-pfxcertificate',
  },
  'windows-store': {
    family: 'windows',
    words: ['certlm', 'mmc', 'certificate store', 'windows 10', 'windows 11', '证书存储', '证书管理器', 'pfx'],
    variants: windowsVariants(windowsStore),
    source: 'https://learn.microsoft.com/powershell/module/pki/import-pfxcertificate',
  },
  exchange: {
    family: 'windows',
    words: ['outlook', 'owa', 'microsoft exchange', '邮件'],
    // Certificates on curves need the hotfix of April 2024, so that no limit of ours holds for everybody.
    variants: windowsVariants(exchange),
    source: 'https://learn.microsoft.com/exchange/architecture/client-access/certificates',
  },
  'remote-desktop': {
    family: 'windows',
    words: ['rdp', 'mstsc', 'terminal server', '远程桌面', '3389'],
    variants: windowsVariants(remoteDesktop),
    source:
      'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-listener-certificate-configurations',
  },
} as const satisfies Record<string, Destination>;

export const java = {
  tomcat: {
    family: 'java',
    words: ['catalina', 'server.xml', 'jsp'],
    variants: [
      { id: '8.5', shape: shapes.three, snippet: config('conf/tls', tomcat) },
      { id: 'older', shape: { format: 'jks' }, snippet: config('conf', oldTomcat) },
    ],
    source: 'https://tomcat.apache.org/tomcat-9.0-doc/ssl-howto.html',
  },
  'java-keystore': {
    family: 'java',
    words: ['jks', 'keytool', 'pkcs12', 'spring boot', 'jetty', 'wildfly', 'jenkins', '密钥库'],
    variants: [
      // The newer encryption of PKCS#12 can be read from JDK 8u301 and 11.0.12 on (JDK-8076190 and its backports).
      { id: '8u301', shape: shapes.p12, snippet: { language: 'shell', folder: '', lines: keytool } },
      { id: 'older', shape: { format: 'jks' }, snippet: { language: 'shell', folder: '', lines: keytool } },
    ],
    source: 'https://docs.oracle.com/en/java/javase/17/docs/specs/man/keytool.html',
  },
} as const satisfies Record<string, Destination>;
