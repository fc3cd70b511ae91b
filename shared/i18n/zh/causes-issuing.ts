/** What people are told of causes: requests, certificates and where they go. */
import type { CauseText } from '../../domain/causes.ts';
import type { issuingCauses } from '../../domain/causes-issuing.ts';

export const issuingCauseTexts = {
  'common-name-too-long': {
    title: '首个域名超过64个字符',
    explanation: '“通用名”字段最多64个字符，而备用名列表没有这个限制，因此该字段可以留空。',
    fixes: ['通用名留空，或放入订单里较短的域名。'],
  },
  'bad-public-key': {
    title: '颁发机构拒绝该密钥（过弱、不支持或已泄露）',
    explanation: '密钥类型或长度不符合颁发机构规则，或在已泄露密钥名单中。',
    fixes: ['重新生成密钥：ECDSA P-256或RSA 2048/3072/4096。'],
  },
  'order-not-ready': {
    title: '订单尚未就绪或已失效',
    explanation: '只有全部域名验证通过后才能提交签发；pending表示太早，invalid表示前面已有域名失败。',
    fixes: ['等全部域名验证完成再提交；订单若已失效，先看失败的域名，再重新下单。'],
  },
  'bad-csr': {
    title: 'CSR与订单不一致',
    explanation: 'CSR中的名称必须与订单完全一致。',
    fixes: ['按订单名称重新生成CSR。'],
  },
  'csr-key-same-as-account-key': {
    title: '证书与账户使用了同一把密钥',
    explanation: '证书私钥不能与账户私钥相同。',
    fixes: ['为证书生成独立的私钥。'],
  },
  'download-failed': {
    title: '证书已签发但下载失败',
    explanation: '订单已完成，只是下载（或可选的备用链）失败，重新下单会浪费配额。',
    fixes: ['用保存的地址重新下载，备用链缺失可忽略。'],
  },
  'root-not-trusted-by-old-client': {
    title: '旧设备不信任该证书链的根',
    explanation: '证书没问题，是旧客户端缺少该根证书，或被一张过期的根证书卡住。',
    fixes: ['选择颁发机构提供的其他链、换一家颁发机构，或在客户端安装根证书。'],
  },
  'name-not-covered': {
    title: '访问的域名不在证书里',
    explanation: '通配符只覆盖一级：*.example.com不包含a.b.example.com，也不包含example.com本身。',
    fixes: ['把缺少的名称或更深一级的通配符加入后重新签发。'],
  },
  'chain-incomplete': {
    title: '缺少中间证书',
    explanation: '只安装了证书本身，浏览器可能自动补全，其他程序会报错。',
    fixes: ['安装颁发机构下发的完整证书链。'],
  },
  'key-cert-mismatch': {
    title: '私钥与证书不匹配',
    explanation: '两个文件来自不同的签发，或误用了账户私钥。',
    fixes: ['成对导出同一次签发的文件并同时替换。'],
  },
  'key-type-unsupported-by-target': {
    title: '目标设备不支持该密钥类型/格式',
    explanation: '默认的ECDSA密钥或文件格式不被该设备支持。',
    fixes: ['为该设备签发RSA 2048证书，并按它要求的格式（PKCS#8或PKCS#1）写出私钥。'],
  },
  'pfx-modern-encryption-old-windows': {
    title: 'PFX加密方式过新，旧Windows读不了',
    explanation: '密码其实没错：文件用AES加密，而旧系统只认3DES/SHA-1，于是误报密码错误。',
    fixes: ['以兼容格式（3DES + SHA-1）重新导出。'],
  },
  'pfx-password-wrong': {
    title: 'PFX密码不对',
    explanation: '导出时使用了别的密码、没有密码，或特殊字符被命令行改写。',
    fixes: ['在程序里测试密码，也试试空密码；仍不对就用纯英文数字的新密码重新导出。'],
  },
  'export-path-not-writable': {
    title: '目标目录无法写入',
    explanation: '程序没有该目录的写权限，或把目录当成了文件名。',
    fixes: ['更换目录或授予写权限，并填写文件名。'],
  },
  'disk-full': {
    title: '磁盘空间不足',
    explanation: '保存到一半失败，文件可能被截断，不应覆盖完好的旧文件。',
    fixes: ['清理磁盘空间后重试。'],
  },
  'deploy-permission-missing': {
    title: '没有部署证书的权限',
    explanation: '有DNS权限但没有CDN、负载均衡或证书服务的权限，或资源组不匹配。',
    fixes: ['授予该服务的上传与绑定权限，资源组留空。'],
  },
  'private-key-not-exportable': {
    title: '私钥不可导出',
    explanation: '私钥导入Windows存储时未标记可导出，之后无法再生成PFX。',
    fixes: ['从程序自己的副本导出；需要时以“可导出”方式重新导入。'],
  },
  'private-key-permission': {
    title: '服务账户无权读取私钥',
    explanation: '证书已安装，但服务运行账户没有私钥读取权限。',
    fixes: ['为服务账户授予该私钥的读取权限。'],
  },
  'windows-key-provider-cng': {
    title: '程序只认Windows旧式密钥（CSP）',
    explanation: 'Exchange等程序无法使用CNG密钥，会出现登录循环或服务异常。',
    fixes: ['用 “Microsoft RSA SChannel Cryptographic Provider” 重新导入RSA私钥。'],
  },
  'windows-store-access-denied': {
    title: '无权写入Windows证书存储',
    explanation: '“本地计算机”存储需要管理员权限，“当前用户”存储不需要。',
    fixes: ['以管理员身份导入，或改用当前用户存储。'],
  },
  'windows-store-missing': {
    title: '证书存储不存在',
    explanation: '指定的存储（如WebHosting）只有较新的IIS才有。',
    fixes: ['改用 “My”（个人）存储。'],
  },
} as const satisfies Readonly<Record<keyof typeof issuingCauses, CauseText>>;
