/** Storage, appliances and what runs at home. */
import { cosmos, openwrt, proxmox, unraid } from './snippets-command.ts';
import { adguard, hfs, homeAssistant } from './snippets-server.ts';
import { type Destination, only, shapes } from './types.ts';

export const storage = {
  hfs: {
    family: 'storage',
    words: ['http file server', 'rejetto', '文件服务器'],
    variants: only(shapes.pair, { snippet: { language: 'config', folder: '', lines: hfs } }),
    fields: ['fullchain', 'key'],
    source: 'https://github.com/rejetto/hfs/blob/main/config.md',
  },
  synology: {
    family: 'storage',
    words: ['dsm', 'diskstation', 'nas', '群晖'],
    variants: only(shapes.three),
    fields: ['key', 'cert', 'chain'],
    source: 'https://kb.synology.com/en-global/DSM/help/DSM/AdminCenter/connection_certificate',
  },
  qnap: {
    family: 'storage',
    words: ['qts', 'quts', 'nas', '威联通'],
    variants: only(shapes.three),
    fields: ['cert', 'key', 'chain'],
    source: 'https://docs.qnap.com/operating-system/qts/5.2.x/en-us/ssl-certificate-and-private-key.html',
  },
  truenas: {
    family: 'storage',
    words: ['freenas', 'scale', 'core', 'nas'],
    variants: only(shapes.pair),
    fields: ['fullchain', 'key'],
    source: 'https://www.truenas.com/docs/scale/scaleuireference/credentials/certificates/',
  },
  unraid: {
    family: 'storage',
    words: ['nas', 'lime technology'],
    variants: only(shapes.combined, { snippet: { language: 'shell', folder: '', lines: unraid } }),
    source: 'https://docs.unraid.net/unraid-os/system-administration/secure-your-server/secure-your-connections/',
  },
} as const satisfies Record<string, Destination>;

export const appliances = {
  proxmox: {
    family: 'appliance',
    words: ['pve', 'virtual environment', '虚拟化', '8006'],
    variants: only(shapes.pair, { snippet: { language: 'shell', folder: '', lines: proxmox } }),
    fields: ['key', 'fullchain'],
    source: 'https://pve.proxmox.com/wiki/Certificate_Management',
  },
  pfsense: {
    family: 'appliance',
    words: ['netgate', 'firewall', '防火墙'],
    variants: only(shapes.three),
    fields: ['cert', 'key', 'chain'],
    source: 'https://docs.netgate.com/pfsense/en/latest/certificates/certificate.html',
  },
  opnsense: {
    family: 'appliance',
    words: ['firewall', '防火墙'],
    variants: only(shapes.three),
    fields: ['cert', 'key', 'chain'],
    source: 'https://docs.opnsense.org/manual/certificates.html',
  },
  openwrt: {
    family: 'appliance',
    words: ['luci', 'uhttpd', 'router', 'lede', '路由器', '软路由'],
    variants: only(shapes.pair, { snippet: { language: 'shell', folder: '/etc', lines: openwrt } }),
    source: 'https://openwrt.org/docs/guide-user/luci/luci.secure',
  },
} as const satisfies Record<string, Destination>;

export const home = {
  'home-assistant': {
    family: 'home',
    words: ['hass', 'smart home', '智能家居'],
    variants: only(
      {
        format: 'pem',
        files: [
          { name: 'fullchain.pem', holds: ['fullchain'] },
          { name: 'privkey.pem', holds: ['key'] },
        ],
      },
      { snippet: { language: 'config', folder: '/ssl', lines: homeAssistant } },
    ),
    source: 'https://www.home-assistant.io/integrations/http/',
  },
  plex: {
    family: 'home',
    words: ['media server', 'pms', '影音'],
    variants: only(shapes.pfx),
    source: 'https://support.plex.tv/articles/200430283-network/',
  },
  jellyfin: {
    family: 'home',
    words: ['media server', 'emby', '影音'],
    variants: only(shapes.pfx),
    source: 'https://jellyfin.org/docs/general/post-install/networking/',
  },
  cosmos: {
    family: 'home',
    words: ['cosmos-cloud', 'cosmos server', 'azukaar', '自托管'],
    variants: only(shapes.pair, { snippet: { language: 'shell', folder: '', lines: cosmos } }),
    source: 'https://cosmos-cloud.io/doc/',
  },
  'adguard-home': {
    family: 'home',
    words: ['dns over https', 'doh', 'dot', '去广告', '广告拦截'],
    variants: only(shapes.pair, { snippet: { language: 'config', folder: '/opt/AdGuardHome/tls', lines: adguard } }),
    fields: ['fullchain', 'key'],
    source: 'https://github.com/AdguardTeam/AdGuardHome/wiki/Encryption',
  },
} as const satisfies Record<string, Destination>;
