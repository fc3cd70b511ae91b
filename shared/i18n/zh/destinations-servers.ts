import type { java, webServers, windows } from '../../domain/destinations/servers.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

const windowsVersions = {
  '2019': { name: '2019及以上', whole: 'Windows Server 2019及以上' },
  '2016': {
    name: '2016',
    whole: 'Windows Server 2016',
    why: 'Server 2016打不开新式加密的文件，因此这里用旧式加密。导入后请把文件删掉。',
  },
  '2012r2': {
    name: '2012 R2',
    whole: 'Windows Server 2012 R2',
    why: 'Server 2012 R2打不开新式加密的文件，因此这里用旧式加密。导入后请把文件删掉。',
  },
} as const;

export const serverTexts: Readonly<
  Record<keyof typeof webServers | keyof typeof windows | keyof typeof java, DestinationText>
> = {
  nginx: {
    name: 'nginx',
    snippet: '接下来，写入nginx配置',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}。',
      '把两行ssl_certificate写进网站的server块，块里原有的其他内容不用动。',
      '执行nginx -t检查配置，再执行nginx -s reload。',
    ],
  },
  apache: {
    name: 'Apache',
    snippet: '接下来，写入Apache配置',
    steps: [
      '把文件复制到服务器的{{folder}}。',
      '把SSL各行写进网站的VirtualHost块；需启用mod_ssl（Debian上执行a2enmod ssl）。',
      '执行apachectl configtest检查配置，再执行apachectl graceful。',
    ],
    variants: {
      '2.4.8': { name: '2.4.8及以上' },
      older: {
        name: '更早版本',
        why: '2.4.8之前的Apache不会发送写在证书文件里的证书链，所以证书链单独成一个文件。',
      },
    },
  },
  caddy: {
    name: 'Caddy',
    why: 'Caddy平时会自己申请证书。写上这一行后，它改用你的证书。',
    snippet: '接下来，写入Caddyfile',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}，并让caddy用户能读取。',
      '把tls一行写进网站的块里。',
      '执行caddy validate检查配置，再执行caddy reload。',
    ],
  },
  haproxy: {
    name: 'HAProxy',
    snippet: '接下来，写入haproxy.cfg',
    steps: [
      '把{{combined}}复制到服务器的{{folder}}。',
      '把crt部分写进frontend的bind一行。',
      '执行haproxy -c -f /etc/haproxy/haproxy.cfg检查配置，再执行systemctl reload haproxy。',
    ],
  },
  lighttpd: {
    name: 'lighttpd',
    snippet: '接下来，写入lighttpd.conf',
    steps: [
      '把{{combined}}复制到服务器的{{folder}}。',
      '把这些行写进lighttpd.conf，或它引用的文件。',
      '执行lighttpd -tt -f /etc/lighttpd/lighttpd.conf检查配置，再重启lighttpd。',
    ],
  },
  traefik: {
    name: 'Traefik',
    snippet: '接下来，写入动态配置文件',
    steps: [
      '把{{fullchain}}和{{key}}复制到{{folder}}；在容器里运行时，复制到挂载到该处的文件夹。',
      '把这些行写进静态配置中providers.file指定的文件。',
      '开启了watch时，Traefik会自动加载；否则请重启。',
    ],
  },
  'bt-panel': {
    name: '宝塔面板',
    steps: [
      '在面板中打开“网站”，点网站的“设置”，再打开“SSL”。',
      '选择“当前证书”（旧版为“其他证书”），把每个文件的全部文字粘贴到对应的框中。',
      '点“保存并启用证书”。',
    ],
    fields: { key: '密钥(KEY)', fullchain: '证书(PEM格式)' },
  },
  iis: {
    name: 'IIS',
    snippet: '接下来，在服务器上以管理员身份打开PowerShell',
    steps: [
      '把{{store}}复制到服务器，并以管理员身份在该文件夹打开PowerShell。',
      '把Default Web Site换成你的网站名，然后执行这些命令。期间会询问密码。',
      '从服务器上删除{{store}}。',
    ],
    variants: windowsVersions,
  },
  'windows-store': {
    name: 'Windows证书存储',
    snippet: '接下来，在那台电脑上以管理员身份打开PowerShell',
    steps: [
      '把{{store}}复制到那台电脑。手动导入：双击文件，选择“本地计算机”，存入“个人”。',
      '也可以在文件所在的文件夹，以管理员身份在PowerShell中执行这些命令。期间会询问密码。',
      '导入后删除{{store}}。',
    ],
    variants: {
      '2019': { name: '2019、Windows 10及以上', whole: 'Windows Server 2019、Windows 10 1709及以上' },
      '2016': windowsVersions['2016'],
      '2012r2': windowsVersions['2012r2'],
    },
  },
  exchange: {
    name: 'Exchange',
    why: 'Exchange请用RSA密钥：椭圆曲线（ECDSA）密钥在较早的更新里会被拒绝，有些服务至今不支持。',
    snippet: '接下来，在Exchange命令行管理程序中',
    steps: [
      '把{{store}}复制到Exchange服务器，并以管理员身份在该文件夹打开Exchange命令行管理程序。',
      '执行这些命令。期间会询问密码；问到是否覆盖SMTP证书时，请回答“是”。',
      '从服务器上删除{{store}}。',
    ],
    variants: windowsVersions,
  },
  'remote-desktop': {
    name: '远程桌面',
    snippet: '接下来，在那台电脑上以管理员身份打开PowerShell',
    steps: [
      '把{{store}}复制到那台电脑，在文件所在的文件夹，以管理员身份在PowerShell中执行这些命令。',
      '打开certlm.msc，在“个人”›“证书”中右击该证书，选择“所有任务”›“管理私钥…”，允许NETWORK SERVICE读取。',
      '用证书里的域名重新连接。然后删除{{store}}。',
    ],
    variants: windowsVersions,
  },
  tomcat: {
    name: 'Tomcat',
    snippet: '接下来，写入conf/server.xml',
    steps: [
      '把文件复制到Tomcat目录下的{{folder}}。',
      '把Connector写进conf/server.xml，替换同一端口的那一个。',
      '重启Tomcat。',
    ],
    variants: {
      '8.5': { name: '8.5及以上' },
      older: {
        name: '更早版本',
        why: '8.5之前的Tomcat读取Java密钥库，不读取PEM文件。请把密码填入keystorePass。',
      },
    },
  },
  'java-keystore': {
    name: 'Java密钥库',
    snippet: '接下来，可以这样查看内容',
    steps: [
      '把{{store}}复制到程序读取密钥库的位置，只让运行它的账户读取。',
      '在程序里填写路径、密码和别名{{alias}}；Spring Boot中对应server.ssl.key-store、key-store-password和key-alias。',
      '重启程序。',
    ],
    variants: {
      '8u301': { name: 'Java 8u301及以上', why: 'PKCS#12密钥库，从Java 9起就是默认格式。' },
      older: {
        name: '更早的Java',
        why: '8u301之前的Java打不开新式加密，因此用Java自己的格式（JKS）。',
      },
    },
  },
};
