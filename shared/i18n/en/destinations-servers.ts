/** Web servers, Windows, Java. */
import type { java, webServers, windows } from '../../domain/destinations/servers.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

const windowsVersions = {
  '2019': { name: '2019 or newer', whole: 'Windows Server 2019 or newer' },
  '2016': {
    name: '2016',
    whole: 'Windows Server 2016',
    why: 'Server 2016 cannot open files in the newer encryption, so this one uses the older kind. Delete it once it is imported.',
  },
  '2012r2': {
    name: '2012 R2',
    whole: 'Windows Server 2012 R2',
    why: 'Server 2012 R2 cannot open files in the newer encryption, so this one uses the older kind. Delete it once it is imported.',
  },
} as const;

export const serverTexts: Readonly<
  Record<keyof typeof webServers | keyof typeof windows | keyof typeof java, DestinationText>
> = {
  nginx: {
    name: 'nginx',
    snippet: 'Then, in the configuration of nginx',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server.',
      'Put the two ssl_certificate lines into the server block of your site; other lines in it stay as they are.',
      'Run nginx -t to check the configuration, then nginx -s reload.',
    ],
  },
  apache: {
    name: 'Apache',
    snippet: 'Then, in the configuration of Apache',
    steps: [
      'Copy the files to {{folder}} on the server.',
      'Put the SSL lines into the VirtualHost block of your site; mod_ssl must be on (a2enmod ssl on Debian).',
      'Run apachectl configtest to check the configuration, then apachectl graceful.',
    ],
    variants: {
      '2.4.8': { name: '2.4.8 or newer' },
      older: {
        name: 'older',
        why: 'Apache before 2.4.8 does not send a chain that stands in the certificate’s own file, so it gets a file of its own.',
      },
    },
  },
  caddy: {
    name: 'Caddy',
    why: 'Caddy normally fetches certificates by itself. With this line it uses yours instead.',
    snippet: 'Then, in the Caddyfile',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the server; the user caddy must be able to read both.',
      'Put the tls line into the block of your site.',
      'Run caddy validate to check the file, then caddy reload.',
    ],
  },
  haproxy: {
    name: 'HAProxy',
    snippet: 'Then, in haproxy.cfg',
    steps: [
      'Copy {{combined}} to {{folder}} on the server.',
      'Put the crt part into the bind line of your frontend.',
      'Run haproxy -c -f /etc/haproxy/haproxy.cfg to check the configuration, then systemctl reload haproxy.',
    ],
  },
  lighttpd: {
    name: 'lighttpd',
    snippet: 'Then, in lighttpd.conf',
    steps: [
      'Copy {{combined}} to {{folder}} on the server.',
      'Put the lines into lighttpd.conf, or a file that it includes.',
      'Run lighttpd -tt -f /etc/lighttpd/lighttpd.conf to check the configuration, then restart lighttpd.',
    ],
  },
  traefik: {
    name: 'Traefik',
    snippet: 'Then, in a file of the dynamic configuration',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}}, in a container to the folder that is mounted there.',
      'Put the lines into a file that providers.file of the static configuration names.',
      'Traefik takes it up by itself if watch is on; otherwise restart it.',
    ],
  },
  'bt-panel': {
    name: 'BT Panel (aaPanel)',
    steps: [
      'In the panel, open Website, then the settings of your site, and SSL.',
      'Choose the certificate in use (Other certificate in older versions), and paste the whole text of each file into its box.',
      'Choose Save and enable SSL.',
    ],
    fields: { key: 'Key (KEY)', fullchain: 'Certificate (PEM format)' },
  },
  iis: {
    name: 'IIS',
    snippet: 'Then, on the server, in PowerShell as administrator',
    steps: [
      'Copy {{store}} to the server and open PowerShell as administrator in that folder.',
      'Run the lines, with the name of your site in place of Default Web Site. The password is asked for.',
      'Delete {{store}} from the server.',
    ],
    variants: windowsVersions,
  },
  'windows-store': {
    name: 'Windows certificate store',
    snippet: 'Then, on that computer, in PowerShell as administrator',
    steps: [
      'Copy {{store}} to the computer. By hand: double-click it, choose Local Machine, and place it in Personal.',
      'Or run the lines in PowerShell as administrator, in the folder of the file. The password is asked for.',
      'Delete {{store}} once it is imported.',
    ],
    variants: {
      '2019': { name: '2019, Windows 10 or newer', whole: 'Windows Server 2019, Windows 10 1709 or newer' },
      '2016': windowsVersions['2016'],
      '2012r2': windowsVersions['2012r2'],
    },
  },
  exchange: {
    name: 'Exchange',
    why: 'Choose an RSA key for Exchange: keys on curves (ECDSA) are refused by older updates and by some of its services.',
    snippet: 'Then, in the Exchange Management Shell',
    steps: [
      'Copy {{store}} to the Exchange server and open the Exchange Management Shell as administrator in that folder.',
      'Run the lines. The password is asked for; answer yes when the shell asks about the SMTP certificate.',
      'Delete {{store}} from the server.',
    ],
    variants: windowsVersions,
  },
  'remote-desktop': {
    name: 'Remote Desktop',
    snippet: 'Then, on that computer, in PowerShell as administrator',
    steps: [
      'Copy {{store}} to the computer and run the lines in PowerShell as administrator, in the folder of the file.',
      'In certlm.msc, under Personal › Certificates, choose All Tasks › Manage Private Keys… for the certificate and let NETWORK SERVICE read it.',
      'Connect anew, under a name that is in the certificate. Then delete {{store}}.',
    ],
    variants: windowsVersions,
  },
  tomcat: {
    name: 'Tomcat',
    snippet: 'Then, in conf/server.xml',
    steps: [
      'Copy the files to {{folder}} in the folder of Tomcat.',
      'Put the Connector into conf/server.xml, in place of the one for the same port.',
      'Restart Tomcat.',
    ],
    variants: {
      '8.5': { name: '8.5 or newer' },
      older: {
        name: 'older',
        why: 'Tomcat before 8.5 reads a Java keystore instead of PEM files. Fill in the password as keystorePass.',
      },
    },
  },
  'java-keystore': {
    name: 'Java keystore',
    snippet: 'Then, to see what is inside',
    steps: [
      'Copy {{store}} to where your program expects its keystore, readable by its account alone.',
      'Give the program the path, the password and the alias {{alias}}; in Spring Boot these are server.ssl.key-store, key-store-password and key-alias.',
      'Restart the program.',
    ],
    variants: {
      '8u301': { name: 'Java 8u301 or newer', why: 'A PKCS#12 keystore, which is the usual kind since Java 9.' },
      older: {
        name: 'older Java',
        why: 'Java before 8u301 cannot open the newer encryption, so this is a keystore in Java’s own format (JKS).',
      },
    },
  },
};
