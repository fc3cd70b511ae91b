/** Mail, databases, programs, consoles. Words of consoles as they write them in English. */
import type { cloud, code, databases, mail } from '../../domain/destinations/services.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

export const serviceTexts: Readonly<
  Record<keyof typeof mail | keyof typeof databases | keyof typeof code | keyof typeof cloud, DestinationText>
> = {
  postfix: {
    name: 'Postfix',
    snippet: 'Then, in main.cf',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server; the key readable by root alone.',
      'Put the lines into /etc/postfix/main.cf, in place of those with the same names.',
      'Run postfix check, then postfix reload.',
    ],
  },
  dovecot: {
    name: 'Dovecot',
    snippet: 'Then, in conf.d/10-ssl.conf',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server; the key readable by root alone.',
      'Put the lines into /etc/dovecot/conf.d/10-ssl.conf, in place of those with the same names.',
      'Run doveconf -n to check the configuration, then doveadm reload.',
    ],
    variants: {
      '2.4': { name: '2.4 or newer' },
      '2.3': { name: '2.3', why: 'Dovecot 2.3 and older name the settings differently, with < before the path.' },
    },
  },
  postgresql: {
    name: 'PostgreSQL',
    snippet: 'Then, in postgresql.conf',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server.',
      'Make the key the property of postgres, with mode 0600: the server refuses any wider.',
      'Put the lines into postgresql.conf, then run SELECT pg_reload_conf();',
    ],
  },
  mysql: {
    name: 'MySQL, MariaDB',
    snippet: 'Then, in my.cnf',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server; the account mysql must be able to read both.',
      'Put the lines into my.cnf.',
      'Run ALTER INSTANCE RELOAD TLS; (MySQL) or FLUSH SSL; (MariaDB).',
    ],
  },
  docker: {
    name: 'Docker secret',
    snippet: 'Then, on a manager of the swarm',
    steps: [
      'Copy {{fullchain}} and {{key}} to a manager and run the lines in the folder of the files.',
      'Name both secrets in the service; in its containers they lie under /run/secrets.',
      'Secrets cannot be changed: give those of the next certificate new names. Delete the files.',
    ],
  },
  kubernetes: {
    name: 'Kubernetes secret',
    snippet: 'Then, where kubectl reaches the cluster',
    steps: [
      'Copy {{fullchain}} and {{key}} to where kubectl runs, and run the lines in the folder of the files.',
      'Name the secret as secretName under tls in the Ingress of the same namespace.',
      'Delete the two files.',
    ],
  },
  node: {
    name: 'Node.js',
    snippet: 'Then, in the program',
    steps: [
      'Copy {{fullchain}} and {{key}} to where the program may read them.',
      'Hand both to the server as below; the same for Express, Fastify and others, which take these options.',
      'Start the program again, or call server.setSecureContext when the files change.',
    ],
  },
  qiniu: {
    name: 'Qiniu Cloud',
    steps: [
      'In the console, open SSL Certificate › My certificates and choose to upload your own.',
      'Give it a name, and paste the whole text of each file into its box.',
      'Open the domain under CDN › Domains, and choose it under HTTPS.',
    ],
    fields: { fullchain: 'Certificate content', key: 'Private key' },
  },
  tencent: {
    name: 'Tencent Cloud',
    steps: [
      'In the console, open SSL Certificates › My Certificates and choose Upload Certificate.',
      'Paste the whole text of each file into its box, and upload.',
      'Choose Deploy beside it, and the product and domain that should use it.',
    ],
    fields: { fullchain: 'Signing certificate', key: 'Private key' },
  },
  alibaba: {
    name: 'Alibaba Cloud',
    why: 'CDN takes an RSA key in the older form (BEGIN RSA PRIVATE KEY) only, so the key is written like that.',
    steps: [
      'In the console, open Certificate Management Service › SSL Certificates › Uploaded Certificates and choose Upload Certificate.',
      'Give it a name, and paste the whole text of each file into its box.',
      'Choose Deploy beside it; or, in CDN, open the domain and choose it under HTTPS.',
    ],
    fields: { fullchain: 'Certificate File', key: 'Certificate Private Key' },
  },
  upyun: {
    name: 'UPYUN',
    steps: [
      'In the console, open Toolbox › SSL Certificate Service › Certificate Management and choose to add your own certificate.',
      'Paste the whole text of each file into its box, and save.',
      'In the same list, open HTTPS Configuration beside the certificate, and turn HTTPS on for your domain.',
    ],
    fields: { fullchain: 'Certificate content', key: 'Private key' },
  },
  huawei: {
    name: 'Huawei Cloud',
    steps: [
      'In the console, open Security & Compliance › Cloud Certificate Management Service › SSL Certificate Manager › SSL Certificates and choose Upload Certificate.',
      'Give it a name, and paste the whole text of each file into its box.',
      'Choose Deploy beside it, and the product and domain that should use it.',
    ],
    fields: { fullchain: 'Certificate File', key: 'Private Key' },
  },
  volcengine: {
    name: 'Volcengine',
    steps: [
      'In the console, open Certificate Center and choose to upload a certificate.',
      'Paste the whole text of each file into its box; the first must hold the whole chain.',
      'In CDN, open Certificate management, and link the certificate to your domain.',
    ],
    fields: { fullchain: 'Certificate', key: 'Private key' },
  },
  cloudflare: {
    name: 'Cloudflare',
    why: 'Custom certificates need the Business plan or a higher one.',
    steps: [
      'In the dashboard, open the domain, then SSL/TLS › Edge Certificates.',
      'Choose Upload Custom SSL Certificate, and paste the whole text of each file into its box.',
      'Leave the bundle method at Compatible, and upload.',
    ],
    fields: { fullchain: 'SSL Certificate', key: 'Private key' },
  },
  'aws-acm': {
    name: 'AWS Certificate Manager',
    why: 'For CloudFront, import it in the region US East (N. Virginia), with an RSA key or ECDSA P-256.',
    steps: [
      'In the console, open Certificate Manager and choose Import certificate (to renew: Reimport).',
      'Paste the whole text of each file into its box, and import.',
      'Choose the certificate in the load balancer or distribution that should use it.',
    ],
    fields: { cert: 'Certificate body', key: 'Certificate private key', chain: 'Certificate chain' },
  },
  'azure-app-service': {
    name: 'Azure App Service',
    why: 'App Service asks for the older encryption, and for all certificates up to the root.',
    steps: [
      'In the portal, open your app, then Certificates › Bring your own certificates (.pfx) › Add certificate.',
      'Choose Upload certificate (.pfx), {{store}}, and enter the password.',
      'Under Custom domains, add a binding with this certificate. Then delete {{store}}.',
    ],
    fields: { store: 'PFX certificate file' },
  },
};
