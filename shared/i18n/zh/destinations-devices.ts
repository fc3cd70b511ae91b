import type { appliances, home, storage } from '../../domain/destinations/devices.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

export const deviceTexts: Readonly<
  Record<keyof typeof storage | keyof typeof appliances | keyof typeof home, DestinationText>
> = {
  hfs: {
    name: 'HFS',
    why: '适用于2022年以后的HFS 0.x及更高版本。HFS 2不支持HTTPS。',
    snippet: '也可以写入HFS的config.yaml',
    steps: [
      '把{{fullchain}}和{{key}}复制到运行HFS的电脑。',
      '在Admin panel中打开Options，为HTTPS填写端口（如443），然后选择这两个文件。',
      'HFS会立即使用，以后文件一变化也会自动加载。',
    ],
    fields: { fullchain: 'HTTPS certificate file', key: 'HTTPS private key file' },
  },
  synology: {
    name: '群晖Synology',
    steps: [
      '在DSM中打开“控制面板”›“安全性”›“证书”。',
      '选择“新增”›“添加新证书”›“导入证书”（续期时选“替换现有证书”）。',
      '按下表选择文件，然后确定。',
      '在“设置”中，为要使用它的服务逐一选择该证书。',
    ],
    fields: { key: '私钥', cert: '证书', chain: '中间证书' },
  },
  qnap: {
    name: '威联通QNAP',
    steps: [
      '在QTS中打开“控制台”›“系统”›“安全”›“SSL证书和私钥”。',
      '选择“替换证书”›“导入证书”。',
      '按下表选择文件，然后应用。Web服务器会重启。',
    ],
    fields: { cert: '证书', key: '私钥', chain: '中间证书' },
  },
  truenas: {
    name: 'TrueNAS',
    steps: [
      '打开Credentials › Certificates，在Certificates旁选择Add（Import），类型选Import Certificate。',
      '把每个文件的全部文字粘贴到对应的框中，然后保存。',
      '在System › General Settings › GUI中，把它选为GUI SSL Certificate。',
    ],
    fields: { fullchain: 'Certificate', key: 'Private Key' },
  },
  unraid: {
    name: 'Unraid',
    snippet: '接下来，在Unraid终端中',
    steps: [
      '把{{combined}}复制到服务器。证书里的域名必须是“服务器名.本地TLD”。',
      '在文件所在的文件夹执行这些命令：文件会以Unraid要求的名称放到位。',
      '在Settings › Management Access中，把Use SSL/TLS设为Yes。',
    ],
  },
  proxmox: {
    name: 'Proxmox VE',
    snippet: '也可以在节点的终端中',
    steps: [
      '在网页界面选中节点，打开“系统”›“证书”›“上传自定义证书”。',
      '按下表选择文件并上传。几秒后页面改用新证书，请重新载入。',
    ],
    fields: { key: '私钥（可选）', fullchain: '证书链' },
  },
  pfsense: {
    name: 'pfSense',
    steps: [
      '打开System › Certificates › Authorities，选择Add，方式选Import an existing Certificate Authority，粘贴{{chain}}。',
      '切换到Certificates，选择Add/Sign，方式选Import an existing Certificate，按下表粘贴另外两个文件。',
      '在System › Advanced › Admin Access中，把它选为SSL/TLS Certificate。',
    ],
    fields: { cert: 'Certificate data', key: 'Private key data', chain: 'Certificate data（Authorities）' },
  },
  opnsense: {
    name: 'OPNsense',
    steps: [
      '打开System › Trust › Authorities，新增一项，方式选Import an existing Certificate Authority，粘贴{{chain}}。',
      '打开System › Trust › Certificates，新增一项，方式选Import an existing Certificate，按下表粘贴。',
      '在System › Settings › Administration中，把它选为SSL Certificate。',
    ],
    fields: { cert: 'Certificate data', key: 'Private key data', chain: 'Certificate data（Authorities）' },
  },
  openwrt: {
    name: 'OpenWrt',
    snippet: '接下来，通过SSH在路由器上',
    steps: [
      '把{{fullchain}}和{{key}}复制到路由器的{{folder}}，例如用scp -O。',
      '执行这些命令。LuCI会立即用新证书提供https://访问。',
    ],
  },
  'home-assistant': {
    name: 'Home Assistant',
    snippet: '接下来，写入configuration.yaml',
    steps: [
      '把{{fullchain}}和{{key}}复制到{{folder}}，可用Samba或File editor加载项。',
      '把这些行写进configuration.yaml。如果已有http:，只把里面两行写到它下面。',
      '重启Home Assistant，用https://和端口8123打开。',
    ],
  },
  plex: {
    name: 'Plex',
    steps: [
      '把{{store}}复制到服务器，放在Plex账户能读取的位置。',
      '打开“设置”›“网络”，点“显示高级设置”。',
      '“自定义证书位置”填路径，“自定义证书加密密钥”填密码，“自定义证书域”填域名。',
      '保存，然后重启Plex Media Server。',
    ],
  },
  jellyfin: {
    name: 'Jellyfin',
    steps: [
      '把{{store}}复制到服务器，放在Jellyfin账户能读取的位置。',
      '打开“控制台”›“网络”，勾选“启用HTTPS”。',
      '“自定义SSL证书路径”填路径，“证书密码”填密码。',
      '保存，然后重启Jellyfin。HTTPS使用端口8920。',
    ],
  },
  'adguard-home': {
    name: 'AdGuard Home',
    snippet: '也可以写入AdGuardHome.yaml',
    steps: [
      '把{{fullchain}}和{{key}}复制到{{folder}}，并让运行AdGuard Home的账户能读取。',
      '打开“设置”›“加密设置”，启用加密，填写服务器名称。',
      '分别设置两个文件的路径，然后保存。',
    ],
    fields: { fullchain: '证书，设置证书文件路径', key: '私钥，设置私钥文件路径' },
  },
  cosmos: {
    name: 'Cosmos',
    snippet: '接下来，在cosmos.config.json所在的文件夹',
    steps: [
      '把{{fullchain}}和{{key}}复制到Cosmos的配置文件夹。',
      '在那里执行这些命令：两个文件的文字会写进配置，HTTPS模式改为“自行提供”。',
      '重启Cosmos，然后删除这两个文件。',
    ],
  },
};
