/** What people are told of causes: reaching an authority and ordering from it. */
import type { CauseText } from '../../domain/causes.ts';
import type { authorityCauses } from '../../domain/causes-authority.ts';

export const authorityCauseTexts = {
  'directory-url-wrong': {
    title: '颁发机构目录地址错误或已过时',
    explanation: '地址不是ACME v2目录：可能是旧版本、缺少路径或填成了官网。',
    fixes: ['从内置列表选择颁发机构，不要手填地址。'],
  },
  'ca-discontinued': {
    title: '该颁发机构已停止ACME服务',
    explanation: '该颁发机构已不再受理订单，其返回的错误常有误导性，改设置无济于事。',
    fixes: ['把证书迁移到其他颁发机构。'],
  },
  'dns-resolution-failing': {
    title: '本机无法解析域名',
    explanation: '本机使用的DNS服务器没有响应，连颁发机构的地址都解析不了，与你的域名无关。',
    fixes: ['检查网络的DNS设置，换一个能用的DNS服务器（容器里要改容器的设置）。'],
  },
  'ca-network-blocked': {
    title: '当前网络无法访问颁发机构',
    explanation: '防火墙或线路阻断了到颁发机构的连接，也可能只是IPv6不通。',
    fixes: ['试试只用IPv4、设置代理，或换一家能访问的颁发机构。'],
  },
  'proxy-misconfigured': {
    title: '代理设置不可用',
    explanation: '请求走了错误、需要登录或协议不符的代理，或者该用代理却没有用。',
    fixes: ['更正代理协议和端口（多数HTTPS代理写http://），补上账号，或关闭代理。'],
  },
  'ca-tls-untrusted': {
    title: '本机不信任颁发机构的证书',
    explanation: '根证书库过旧，或安全软件/企业网关在中间解密并换上了自己的证书。',
    fixes: ['更新系统根证书；让安全软件放行颁发机构的域名，或在程序中信任企业根证书。'],
  },
  'tls-stack-too-old': {
    title: '系统TLS版本过旧',
    explanation: '颁发机构只接受TLS 1.2及以上和较新的加密方式，旧系统更新后才支持。',
    fixes: ['使用程序自带的TLS，更新系统，或启用TLS 1.2与ECDHE-ECDSA套件。'],
  },
  'clock-skew': {
    title: '系统时间不准',
    explanation: '签名请求和证书都带时间，时钟差几分钟，服务商就会拒绝请求，TLS校验也会失败。',
    fixes: ['开启自动校时并校准时间后重试。'],
  },
  'ca-service-unavailable': {
    title: '颁发机构服务故障',
    explanation: '故障在颁发机构一侧，你的配置多半没有问题。',
    fixes: ['逐步延长间隔重试；证书快到期时改用其他颁发机构。'],
  },
  'redundant-with-wildcard': {
    title: '单个域名已被通配符包含',
    explanation: '订单里同时有 *.example.com和www.example.com会被拒绝；裸域example.com不在通配符内，需要保留。',
    fixes: ['下单前去掉通配符已经覆盖的同级域名。'],
  },
  'too-many-identifiers': {
    title: '一张证书里的域名过多',
    explanation: '每家颁发机构、每种profile对单张证书的名称数都有上限。',
    fixes: ['拆成多张证书。', '同级子域改用通配符。'],
  },
  'ca-internal-error': {
    title: '颁发机构返回内部错误',
    explanation: '颁发机构未能完成请求，稍后重试通常即可。',
    fixes: ['稍后用新订单重试。'],
  },
  'bad-nonce': {
    title: '请求的一次性编号已失效',
    explanation: '每次请求都带颁发机构的一次性编号，并发、停顿过久或负载均衡都可能使其失效。',
    fixes: ['重试即可：请求会换用新编号，最多3次。'],
  },
  'ari-replaces-rejected': {
    title: '续期的replaces标记被拒绝',
    explanation: '同一张证书只能被标记替换一次，重复带该标记下单会被拒绝。',
    fixes: ['去掉replaces字段后重新下单。'],
  },
  'profile-not-available': {
    title: '所选证书类型（profile）不可用',
    explanation: 'profile因颁发机构而异，可能只对部分账户开放，也会调整或下线。',
    fixes: ['从目录列出的profile中选择，或不指定。'],
  },
  'rate-limit-duplicate-certificate': {
    title: '一周内重复签发同一证书过多',
    explanation: "Let's Encrypt对完全相同的一组域名每周最多签发5张；说明之前已成功签发过多次。",
    fixes: ['直接使用已签发的证书。', '等到提示时间，或增加一个域名形成新组合；测试请用颁发机构的测试环境。'],
  },
  'rate-limit-registered-domain': {
    title: '该注册域名签发量超限',
    explanation: "每周配额（Let's Encrypt为50张）按注册域名统计，动态域名等共享域名可能被他人用光。",
    fixes: ['使用自己的域名，把多个名称合并到一张证书，等待，或换一家颁发机构。'],
  },
  'rate-limit-failed-validations': {
    title: '该域名验证失败次数过多',
    explanation: '每个域名每小时失败5次后颁发机构会暂停受理，真正的原因在前面的失败里。',
    fixes: ['先解决最初的失败，在测试环境试通，到提示时间后再试。'],
  },
  'rate-limit-new-orders': {
    title: '该账户下单过多',
    explanation: "Let's Encrypt每账户3小时最多300个订单，循环重试或大批量续期会触发。",
    fixes: ['分散续期时间；带ARI replaces的续期不计入。'],
  },
  'rate-limit-request-overload': {
    title: '请求过于频繁',
    explanation: '颁发机构按地址限制每秒请求数，订单本身没有问题。',
    fixes: ['按响应提示的时间等待后继续，并降低请求频率。'],
  },
  'account-identifier-paused': {
    title: '长期失败，颁发机构已暂停该域名',
    explanation: "连续失败上千次后，Let's Encrypt会暂停该账户下的该域名，需要人工解除。",
    fixes: ['先解决原因，再打开响应里的链接解除暂停，然后续期一次。'],
  },
  'order-expired': {
    title: '订单或授权已过期',
    explanation: '继续的是一个旧订单，它的验证已不能再用。',
    fixes: ['新建订单重新开始。'],
  },
  'revoke-already-revoked': {
    title: '证书已被吊销',
    explanation: '该证书无需再处理。',
    fixes: ['标记为已吊销并重新签发。'],
  },
  'revoke-reason-rejected': {
    title: '吊销原因不被接受',
    explanation: "颁发机构只接受部分原因代码（Let's Encrypt为0、1、4、5），密钥泄露可能要用证书私钥签名。",
    fixes: ['改用允许的原因重试。'],
  },
} as const satisfies Readonly<Record<keyof typeof authorityCauses, CauseText>>;
