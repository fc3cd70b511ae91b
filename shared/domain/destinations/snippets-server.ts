/** Lines for servers whose configuration names the files. Each is complete enough to be loaded as it stands. */
import {
  apacheWord,
  caddyWord,
  dovecotValue,
  haproxyWord,
  jsonString,
  lighttpdString,
  mysqlValue,
  nginxWord,
  postfixValue,
  postgresString,
  xmlAttribute,
} from './quote.ts';
import { pathOf, type SnippetFacts } from './types.ts';

type Lines = (facts: SnippetFacts) => readonly string[];

/** nginx.org/en/docs/http/configuring_https_servers.html */
export const nginx: Lines = (facts) => [
  'server {',
  '    listen 443 ssl;',
  `    server_name ${facts.names.map(nginxWord).join(' ')};`,
  `    ssl_certificate ${nginxWord(pathOf(facts, 'fullchain'))};`,
  `    ssl_certificate_key ${nginxWord(pathOf(facts, 'key'))};`,
  '}',
];

/** `ServerName` takes no asterisk: the first name without one, else the domain below it. */
const apacheNames = ({ names }: SnippetFacts): readonly string[] => {
  const plain = names.find((name) => !name.startsWith('*.')) ?? (names[0] ?? '').slice(2);
  const others = names.filter((name) => name !== plain);
  return [
    `    ServerName ${apacheWord(plain)}`,
    ...(others.length === 0 ? [] : [`    ServerAlias ${others.map(apacheWord).join(' ')}`]),
  ];
};

/** httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslcertificatefile: the chain in the same file from 2.4.8 on. */
export const apache: Lines = (facts) => [
  '<VirtualHost *:443>',
  ...apacheNames(facts),
  '    SSLEngine on',
  `    SSLCertificateFile ${apacheWord(pathOf(facts, 'fullchain'))}`,
  `    SSLCertificateKeyFile ${apacheWord(pathOf(facts, 'key'))}`,
  '</VirtualHost>',
];

export const oldApache: Lines = (facts) => [
  '<VirtualHost *:443>',
  ...apacheNames(facts),
  '    SSLEngine on',
  `    SSLCertificateFile ${apacheWord(pathOf(facts, 'cert'))}`,
  `    SSLCertificateChainFile ${apacheWord(pathOf(facts, 'chain'))}`,
  `    SSLCertificateKeyFile ${apacheWord(pathOf(facts, 'key'))}`,
  '</VirtualHost>',
];

/** caddyserver.com/docs/caddyfile/directives/tls */
export const caddy: Lines = (facts) => [
  `${facts.names.map(caddyWord).join(', ')} {`,
  `\ttls ${caddyWord(pathOf(facts, 'fullchain'))} ${caddyWord(pathOf(facts, 'key'))}`,
  '}',
];

/** docs.haproxy.org, 5.1 "crt": certificate, chain and key in one PEM file. */
export const haproxy: Lines = (facts) => [
  'frontend https',
  '    mode http',
  '    timeout client 30s',
  `    bind :443 ssl crt ${haproxyWord(pathOf(facts, 'combined'))} alpn h2,http/1.1`,
];

/** redmine.lighttpd.net/projects/lighttpd/wiki/Docs_SSL */
export const lighttpd: Lines = (facts) => [
  'server.modules += ( "mod_openssl" )',
  '$SERVER["socket"] == ":443" {',
  '    ssl.engine = "enable"',
  `    ssl.pemfile = ${lighttpdString(pathOf(facts, 'combined'))}`,
  '}',
];

/** doc.traefik.io/traefik/https/tls/: part of the dynamic configuration. */
export const traefik: Lines = (facts) => [
  'tls:',
  '  certificates:',
  `    - certFile: ${jsonString(pathOf(facts, 'fullchain'))}`,
  `      keyFile: ${jsonString(pathOf(facts, 'key'))}`,
];

/** tomcat.apache.org/tomcat-9.0-doc/config/http.html, "SSL Support - Certificate" */
export const tomcat: Lines = (facts) => [
  '<Connector port="8443" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true">',
  '  <SSLHostConfig>',
  `    <Certificate certificateFile=${xmlAttribute(pathOf(facts, 'cert'))}`,
  `                 certificateChainFile=${xmlAttribute(pathOf(facts, 'chain'))}`,
  `                 certificateKeyFile=${xmlAttribute(pathOf(facts, 'key'))} />`,
  '  </SSLHostConfig>',
  '</Connector>',
];

/** tomcat.apache.org/tomcat-7.0-doc/config/http.html. The password is a line to be filled in, not ours to write. */
export const oldTomcat: Lines = (facts) => [
  '<Connector port="8443" protocol="HTTP/1.1" SSLEnabled="true" scheme="https" secure="true"',
  `           keystoreFile=${xmlAttribute(pathOf(facts, 'store'))} keystoreType="JKS"`,
  `           keyAlias=${xmlAttribute(facts.alias)} keystorePass="" />`,
];

/** postfix.org/TLS_README.html, "Server-side certificate and private key configuration" */
export const postfix: Lines = (facts) => [
  `smtpd_tls_cert_file = ${postfixValue(pathOf(facts, 'fullchain'))}`,
  `smtpd_tls_key_file = ${postfixValue(pathOf(facts, 'key'))}`,
  'smtpd_tls_security_level = may',
];

/** doc.dovecot.org/2.3/configuration_manual/dovecot_ssl_configuration/ */
export const dovecot23: Lines = (facts) => [
  'ssl = required',
  `ssl_cert = <${dovecotValue(pathOf(facts, 'fullchain'))}`,
  `ssl_key = <${dovecotValue(pathOf(facts, 'key'))}`,
];

/** doc.dovecot.org/2.4.0/core/config/ssl.html */
export const dovecot24: Lines = (facts) => [
  'ssl = required',
  `ssl_server_cert_file = ${dovecotValue(pathOf(facts, 'fullchain'))}`,
  `ssl_server_key_file = ${dovecotValue(pathOf(facts, 'key'))}`,
];

/** postgresql.org/docs/current/ssl-tcp.html */
export const postgresql: Lines = (facts) => [
  'ssl = on',
  `ssl_cert_file = ${postgresString(pathOf(facts, 'fullchain'))}`,
  `ssl_key_file = ${postgresString(pathOf(facts, 'key'))}`,
];

/** dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html; the same in MariaDB. */
export const mysql: Lines = (facts) => [
  '[mysqld]',
  `ssl_cert = ${mysqlValue(pathOf(facts, 'fullchain'))}`,
  `ssl_key = ${mysqlValue(pathOf(facts, 'key'))}`,
];

/** www.home-assistant.io/integrations/http/ */
export const homeAssistant: Lines = (facts) => [
  'http:',
  `  ssl_certificate: ${jsonString(pathOf(facts, 'fullchain'))}`,
  `  ssl_key: ${jsonString(pathOf(facts, 'key'))}`,
];

/** github.com/AdguardTeam/AdGuardHome, wiki "Configuration", `tls`: paths in place of the text. */
export const adguard: Lines = (facts) => [
  'tls:',
  '  enabled: true',
  `  server_name: ${jsonString(facts.names.find((name) => !name.startsWith('*.')) ?? facts.names[0] ?? '')}`,
  `  certificate_path: ${jsonString(pathOf(facts, 'fullchain'))}`,
  `  private_key_path: ${jsonString(pathOf(facts, 'key'))}`,
];

/** github.com/rejetto/hfs, config.md: `cert` and `private_key` are paths of files. */
export const hfs: Lines = (facts) => [
  `cert: ${jsonString(pathOf(facts, 'fullchain'))}`,
  `private_key: ${jsonString(pathOf(facts, 'key'))}`,
  'https_port: 443',
];
