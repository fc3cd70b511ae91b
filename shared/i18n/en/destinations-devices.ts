/** Storage, appliances, home. Menu words as the products write them. */
import type { appliances, home, storage } from '../../domain/destinations/devices.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

export const deviceTexts: Readonly<
  Record<keyof typeof storage | keyof typeof appliances | keyof typeof home, DestinationText>
> = {
  hfs: {
    name: 'HFS',
    why: 'For HFS 0.x of 2022 and newer. HFS 2 knows no HTTPS.',
    snippet: 'Or, in config.yaml of HFS',
    steps: [
      'Copy {{fullchain}} and {{key}} to the computer that runs HFS.',
      'In the Admin panel, open Options, give HTTPS a port such as 443, and choose the two files.',
      'HFS takes them up at once, and again whenever the files change.',
    ],
    fields: { fullchain: 'HTTPS certificate file', key: 'HTTPS private key file' },
  },
  synology: {
    name: 'Synology',
    steps: [
      'In DSM, open Control Panel › Security › Certificate.',
      'Choose Add › Add a new certificate › Import certificate (to renew: Replace an existing certificate).',
      'Choose the files as below, and confirm.',
      'Under Settings, choose the certificate for each service that should use it.',
    ],
    fields: { key: 'Private Key', cert: 'Certificate', chain: 'Intermediate certificate' },
  },
  qnap: {
    name: 'QNAP',
    steps: [
      'In QTS, open Control Panel › System › Security › SSL Certificate & Private Key.',
      'Choose Replace Certificate › Import certificate.',
      'Choose the files as below, and apply. The web server restarts.',
    ],
    fields: { cert: 'Certificate', key: 'Private Key', chain: 'Intermediate certificate' },
  },
  truenas: {
    name: 'TrueNAS',
    steps: [
      'Open Credentials › Certificates and choose Add (Import) beside Certificates, with the type Import Certificate.',
      'Paste the whole text of each file into its box, and save.',
      'Under System › General Settings › GUI, choose it as GUI SSL Certificate.',
    ],
    fields: { fullchain: 'Certificate', key: 'Private Key' },
  },
  unraid: {
    name: 'Unraid',
    snippet: 'Then, in the terminal of Unraid',
    steps: [
      'Copy {{combined}} to the server. The name in the certificate must be the server’s own with its local TLD.',
      'Run the lines in the folder of the file: they put it in place under the name that Unraid expects.',
      'Under Settings › Management Access, set Use SSL/TLS to Yes.',
    ],
  },
  proxmox: {
    name: 'Proxmox VE',
    snippet: 'Or, in a shell of the node',
    steps: [
      'In the web interface, choose the node, then System › Certificates › Upload Custom Certificate.',
      'Choose the files as below and upload. The page is served anew within seconds; load it again.',
    ],
    fields: { key: 'Private Key (Optional)', fullchain: 'Certificate Chain' },
  },
  pfsense: {
    name: 'pfSense',
    steps: [
      'Open System › Certificates › Authorities, Add, Import an existing Certificate Authority, and paste {{chain}}.',
      'Open the tab Certificates, Add/Sign, Import an existing Certificate, and paste the two others as below.',
      'Under System › Advanced › Admin Access, choose it as SSL/TLS Certificate.',
    ],
    fields: { cert: 'Certificate data', key: 'Private key data', chain: 'Certificate data (Authorities)' },
  },
  opnsense: {
    name: 'OPNsense',
    steps: [
      'Open System › Trust › Authorities, add an entry with Import an existing Certificate Authority, and paste {{chain}}.',
      'Open System › Trust › Certificates, add an entry with Import an existing Certificate, and paste as below.',
      'Under System › Settings › Administration, choose it as SSL Certificate.',
    ],
    fields: { cert: 'Certificate data', key: 'Private key data', chain: 'Certificate data (Authorities)' },
  },
  openwrt: {
    name: 'OpenWrt',
    snippet: 'Then, on the router, over SSH',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}} on the router, for example with scp -O.',
      'Run the lines. LuCI answers on https:// with the new certificate at once.',
    ],
  },
  'home-assistant': {
    name: 'Home Assistant',
    snippet: 'Then, in configuration.yaml',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}}, for example with the Samba or File editor add-on.',
      'Put the lines into configuration.yaml. If http: is there already, put the two inner lines below it.',
      'Restart Home Assistant, and open it with https:// and port 8123.',
    ],
  },
  plex: {
    name: 'Plex',
    steps: [
      'Copy {{store}} to the server, where the account of Plex can read it.',
      'Open Settings › Network and choose Show Advanced.',
      'Enter the path as Custom certificate location, the password as Custom certificate encryption key, and the name as Custom certificate domain.',
      'Save, and restart Plex Media Server.',
    ],
  },
  jellyfin: {
    name: 'Jellyfin',
    steps: [
      'Copy {{store}} to the server, where the account of Jellyfin can read it.',
      'Open Dashboard › Networking and tick Enable HTTPS.',
      'Enter the path as Custom SSL certificate path and the password as Certificate password.',
      'Save, and restart Jellyfin. It answers on port 8920.',
    ],
  },
  'adguard-home': {
    name: 'AdGuard Home',
    snippet: 'Or, in AdGuardHome.yaml',
    steps: [
      'Copy {{fullchain}} and {{key}} to {{folder}}, readable by the account of AdGuard Home.',
      'Open Settings › Encryption settings, enable encryption, and enter the name of the server.',
      'Set the paths of both files, and save.',
    ],
    fields: { fullchain: 'Certificates, set a file path', key: 'Private key, set a file path' },
  },
  cosmos: {
    name: 'Cosmos',
    snippet: 'Then, in the folder of cosmos.config.json',
    steps: [
      'Copy {{fullchain}} and {{key}} into the configuration folder of Cosmos.',
      'Run the lines there: the text of both goes into the configuration, and HTTPS is set to Provided.',
      'Restart Cosmos, then delete the two files.',
    ],
  },
};
