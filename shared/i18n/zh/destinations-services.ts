import type { cloud, code, databases, mail } from '../../domain/destinations/services.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';

export const serviceTexts: Readonly<
  Record<keyof typeof mail | keyof typeof databases | keyof typeof code | keyof typeof cloud, DestinationText>
> = {
  postfix: {
    name: 'Postfix',
    snippet: '接下来，写入main.cf',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}，私钥只让root读取。',
      '把这些行写进/etc/postfix/main.cf，替换同名的行。',
      '执行postfix check，再执行postfix reload。',
    ],
  },
  dovecot: {
    name: 'Dovecot',
    snippet: '接下来，写入conf.d/10-ssl.conf',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}，私钥只让root读取。',
      '把这些行写进/etc/dovecot/conf.d/10-ssl.conf，替换同名的行。',
      '执行doveconf -n检查配置，再执行doveadm reload。',
    ],
    variants: {
      '2.4': { name: '2.4及以上' },
      '2.3': { name: '2.3', why: 'Dovecot 2.3及更早版本的设置名不同，路径前要写<。' },
    },
  },
  postgresql: {
    name: 'PostgreSQL',
    snippet: '接下来，写入postgresql.conf',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}。',
      '把私钥的属主改为postgres，权限设为0600：权限更宽时服务器会拒绝使用。',
      '把这些行写进postgresql.conf，再执行SELECT pg_reload_conf();',
    ],
  },
  mysql: {
    name: 'MySQL、MariaDB',
    snippet: '接下来，写入my.cnf',
    steps: [
      '把{{fullchain}}和{{key}}复制到服务器的{{folder}}，并让mysql账户能读取。',
      '把这些行写进my.cnf。',
      '执行ALTER INSTANCE RELOAD TLS;（MySQL）或FLUSH SSL;（MariaDB）。',
    ],
  },
  docker: {
    name: 'Docker机密',
    snippet: '接下来，在swarm的管理节点上',
    steps: [
      '把{{fullchain}}和{{key}}复制到管理节点，在文件所在的文件夹执行这些命令。',
      '在服务中引用这两个机密；容器里它们位于/run/secrets。',
      '机密不能修改：下一张证书请用新名称。最后删除文件。',
    ],
  },
  kubernetes: {
    name: 'Kubernetes Secret',
    snippet: '接下来，在能用kubectl连接集群的地方',
    steps: [
      '把{{fullchain}}和{{key}}复制到运行kubectl的地方，在文件所在的文件夹执行这些命令。',
      '在同一命名空间的Ingress里，把tls下的secretName填为这个Secret。',
      '删除这两个文件。',
    ],
  },
  node: {
    name: 'Node.js',
    snippet: '接下来，写进程序',
    steps: [
      '把{{fullchain}}和{{key}}复制到程序能读取的位置。',
      '按下面的写法交给服务器；Express、Fastify等也接受这两个选项。',
      '重新启动程序；或在文件变化时调用server.setSecureContext。',
    ],
  },
  qiniu: {
    name: '七牛云',
    steps: [
      '在控制台打开“SSL证书服务”›“我的证书”，选择“上传自有证书”。',
      '填写证书备注名，把每个文件的全部文字粘贴到对应的框中。',
      '在“CDN”›“域名管理”中打开域名，在HTTPS配置里选择它。',
    ],
    fields: { fullchain: '证书内容', key: '证书私钥' },
  },
  tencent: {
    name: '腾讯云',
    steps: [
      '在控制台打开“SSL证书”›“我的证书”，选择“上传证书”。',
      '把每个文件的全部文字粘贴到对应的框中，然后上传。',
      '点旁边的“部署”，选择要使用它的产品和域名。',
    ],
    fields: { fullchain: '签名证书', key: '签名私钥' },
  },
  alibaba: {
    name: '阿里云',
    why: 'CDN只接受旧写法的RSA私钥（BEGIN RSA PRIVATE KEY），因此私钥按旧写法导出。',
    steps: [
      '在控制台打开“数字证书管理服务”›“SSL证书管理”›“上传证书”，点“上传证书”。',
      '填写证书名称，把每个文件的全部文字粘贴到对应的框中。',
      '点旁边的“部署”；也可以在CDN中打开域名，在HTTPS配置里选择它。',
    ],
    fields: { fullchain: '证书文件', key: '证书私钥' },
  },
  upyun: {
    name: '又拍云',
    steps: [
      '在控制台打开“工具箱”›“SSL证书服务”›“证书管理”，选择“添加自有证书”。',
      '把每个文件的全部文字粘贴到对应的框中，然后保存。',
      '在同一列表中点证书旁的“HTTPS配置”，为你的域名开启“HTTPS访问”。',
    ],
    fields: { fullchain: '证书内容', key: '证书私钥' },
  },
  huawei: {
    name: '华为云',
    steps: [
      '在控制台打开“安全与合规”›“云证书管理服务”›“SSL证书管理”›“SSL证书列表”，选择“上传证书”。',
      '填写证书名称，把每个文件的全部文字粘贴到对应的框中。',
      '点旁边的“部署证书”，选择要使用它的产品和域名。',
    ],
    fields: { fullchain: '证书文件', key: '证书私钥' },
  },
  volcengine: {
    name: '火山引擎',
    steps: [
      '在控制台打开“证书中心”，选择“上传证书”。',
      '把每个文件的全部文字粘贴到对应的框中；第一个框要有完整的证书链。',
      '在“内容分发网络”的“证书管理”中，把它与你的域名关联。',
    ],
    fields: { fullchain: '证书文件', key: '私钥文件' },
  },
  cloudflare: {
    name: 'Cloudflare',
    why: '自定义证书需要Business或更高的套餐。',
    steps: [
      '在控制台打开域名，再打开SSL/TLS › “边缘证书”。',
      '选择“上传自定义SSL证书”，把每个文件的全部文字粘贴到对应的框中。',
      '捆绑方法保持“兼容”，然后上传。',
    ],
    fields: { fullchain: 'SSL证书', key: '私钥' },
  },
  'aws-acm': {
    name: 'AWS Certificate Manager',
    why: '用于CloudFront时，请导入到“美国东部（弗吉尼亚北部）”区域，密钥用RSA或ECDSA P-256。',
    steps: [
      '在控制台打开Certificate Manager，选择“导入证书”（续期时选“重新导入”）。',
      '把每个文件的全部文字粘贴到对应的框中，然后导入。',
      '在要使用它的负载均衡器或分配中选择这张证书。',
    ],
    fields: { cert: '证书正文', key: '证书私有密钥', chain: '证书链' },
  },
  'azure-app-service': {
    name: 'Azure应用服务',
    why: '应用服务要求旧式加密，并且要包含直到根证书的全部证书。',
    steps: [
      '在门户中打开应用，再打开“证书”›“自带证书(.pfx)”›“添加证书”。',
      '选择“上传证书(.pfx)”和{{store}}，并输入密码。',
      '在“自定义域”中用这张证书添加绑定。然后删除{{store}}。',
    ],
    fields: { store: 'PFX证书文件' },
  },
};
