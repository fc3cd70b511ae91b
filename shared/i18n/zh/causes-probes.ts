/** 每项检测看什么，以及怎样确认问题已解决。 */
import type { ProbeId } from '../../domain/diagnosis-probes.ts';

export const probeTexts: Readonly<Record<ProbeId, { readonly look: string; readonly verify: string }>> = {
  'name-form': { look: '检查每个域名的写法。', verify: '再次检查域名，不应再有标记。' },
  'account-look': { look: '用保存的密钥向颁发机构查询账户。', verify: '再次查询账户，应能找到且状态有效。' },
  'account-binding': { look: '检查提交的账户绑定（EAB）参数。', verify: '重新创建账户，颁发机构应当接受。' },
  'directory-look': {
    look: '从本机获取颁发机构的目录。',
    verify: '再次获取目录，应能打开并列出下单地址。',
  },
  clock: { look: '把本机时钟与两台服务器对比。', verify: '再次对比，误差应小于30秒。' },
  'own-history': { look: '统计最近一周的订单和失败次数。', verify: '到颁发机构提示的时间后再下单。' },
  'order-state': { look: '向颁发机构查询订单状态。', verify: '重新下单并观察状态。' },
  'request-look': { look: '把证书请求与订单、账户密钥对比。', verify: '重新生成请求，域名和密钥应当相符。' },
  'port-80-bind': { look: '尝试在本机打开80端口。', verify: '再试一次，应能打开80端口。' },
  'key-form': { look: '检查密钥的形式：长度、字符、不可见字符。', verify: '测试凭据，服务商应当接受。' },
  'zones-of-key': {
    look: '向服务商查询这个密钥能看到哪些域名。',
    verify: '用该域名测试凭据：测试记录应能写入、查到并删除。',
  },
  'provider-answer': {
    look: '向服务商发一个无害的请求，看返回的错误码。',
    verify: '用该域名测试凭据：测试记录应能写入、查到并删除。',
  },
  'challenge-record': {
    look: '沿CNAME向该域的每台权威服务器查询TXT记录。',
    verify: '观察记录，直到每台权威服务器都只返回新值。',
  },
  'zone-look': {
    look: '检查该域的委派、权威服务器、DNSSEC和CAA。',
    verify: '再次检查该域，不应再有问题。',
  },
  'resolver-audit': {
    look: '把本机DNS的回答与权威服务器对比。',
    verify: '再次对比，或让程序直接查询权威服务器。',
  },
  addresses: {
    look: '把域名的地址记录与本机公网地址对比。',
    verify: '再次查询域名，IPv4和IPv6都应指向这台服务器。',
  },
  'outside-look': {
    look: '从外部经IPv4、IPv6和多个国家获取测试文件。',
    verify: '再次从外部获取测试文件，内容应当一致。',
  },
  'served-certificate': {
    look: '查看服务器现在给出的证书。',
    verify: '再次查看服务器，序列号、域名和证书链应是新的。',
  },
  'pfx-open': { look: '在程序里用保存的密码打开PFX文件。', verify: '在目标机器上导入新文件。' },
  'key-store': { look: '查看私钥存放在哪里、谁能读取。', verify: '重新启动服务，应能加载私钥。' },
  'target-write': { look: '向目标位置写一个测试文件。', verify: '再次导出，文件应能写入并读回。' },
  'schedule-look': {
    look: '查看计划任务：运行账户、时间和上次结果。',
    verify: '在任务计划里手动启动一次，查看结果。',
  },
  'keychain-look': { look: '向钥匙串写入一个标记并读回。', verify: '再试一次，标记应能读回。' },
  'notification-test': { look: '发送一条测试消息。', verify: '再发一条测试消息，应能收到。' },
};

/** 无论什么原因，最后一步都一样。 */
export const rehearse = '然后先在颁发机构的测试环境演练，再正式下单。';
