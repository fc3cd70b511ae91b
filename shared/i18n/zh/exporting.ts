/** 导出时说的话：核对了什么，要注意什么，为什么没有成功。 */

import type { exporting as source } from '../en/exporting.ts';
import type { SameSentences } from '../sentence-key.ts';

export const exporting: SameSentences<typeof source> = {
  'export.check.bytes': '逐字节核对无误',
  'export.check.format': '格式可以正常读取',
  'export.check.password': '用这个密码能打开，换别的打不开',
  'export.check.key': '密钥与证书相配',
  'export.check.chain-order_other': '证书链顺序正确，共{{count}}张',
  'export.check.chain-root': '证书链通向{{root}}',
  'export.check.validity': '有效期至{{until}}',
  'export.check.mode': '密钥文件权限：{{mode}}',
  'export.check.limits': '符合目标的各项限制',
  'export.check.chain-root.not': '证书链不通向本机认识的任何根证书',
  'export.check.validity.not': '此刻不在有效期内',

  'export.warning.legacy-encryption':
    '加密方式较旧，只为不认识新方式的系统而用：别人可以很快地逐个试密码。导入以后请删除这个文件。',
  'export.warning.weak-keystore': 'Java自有的密钥库格式保护较弱。Java 8及以上可以读取时，用PKCS#12更好。',
  'export.warning.no-key': '密钥是在别处生成的，不在这里，所以文件里都没有密钥。',
  'export.warning.root-not-known': '这里没有签发此链的根证书，所以没有放进去。',
  'export.warning.root-private': '证书链不通向本机认识的根证书。访问者需要安装那家机构的根证书。',
  'export.warning.expired': '这个版本已经过期。',
  'export.warning.revoked': '这个版本已被吊销，浏览器可能会拒绝。',

  'reason.export.read-back-failed.format': '按其格式读不出来',
  'reason.export.read-back-failed.password': '密码没有起到应有的作用',
  'reason.export.read-back-failed.key': '没有密钥，或者不是这张证书的密钥',
  'reason.export.read-back-failed.chain-order': '证书链里的证书没有依次签发',
  'reason.export.name-refused.empty': '名称是空的',
  'reason.export.name-refused.folder': '它指向了别的文件夹',
  'reason.export.name-refused.characters': '含有某些系统的文件名不允许的字符',
  'reason.export.name-refused.reserved': '这是Windows保留给设备的名称',
  'reason.export.name-refused.ending': '首尾有空格，或以句点结尾',
  'reason.export.name-refused.too-long': '超过了200字节',
  'reason.export.name-refused.placeholder': '没有这个占位符',
  'reason.export.name-refused.twice': '会有两个文件同名',
  'reason.export.password-refused.characters': '只能用英文键盘上的字母、数字和符号，其他字符各个程序读法不同',
  'reason.export.password-refused.too-short': 'Java要求至少六个字符',
  'reason.export.password-refused.too-long': '超过了128个字符',
  'reason.export.password-refused.not-used': '这种格式的文件不受密码保护',
  'reason.export.not-fitting.key-type': '目标不接受这种密钥',
  'reason.export.not-fitting.rsa-size': '目标接受的RSA密钥位数最多为',
  'reason.export.not-fitting.chain-length': '目标接受的证书链张数最多为',
  'reason.export.not-fitting.file-size': '目标接受的文件字节数最多为',
  'reason.export.not-fitting.password-short': '目标要求密码的字符数至少为',
  'reason.export.not-fitting.password-long': '目标接受的密码字符数最多为',
  'reason.export.not-fitting.password-characters': '目标的密码只能用字母和数字',
  'reason.export.owner-refused.unknown': '系统里没有这个用户或用户组',
  'reason.export.owner-refused.not-allowed': '只有root才能把文件交给别人',
  'reason.export.owner-refused.not-here': '这个系统上的文件没有这样的所有者',

  'cli.export.password': '密码只显示这一次，不会保存：{{password}}',
  'cli.export.password-in': '密码在{{path}}里。',
  'cli.export.ask-password': '文件的密码：',
  'cli.export.proven': '已读回核对，无误：',
};
