import type { roots as english } from '../en/roots.ts';
import type { SameSentences } from '../sentence-key.ts';

export const roots: SameSentences<typeof english> = {
  'roots.title': '另外信任的颁发机构',
  'roots.lead': '用于私有的颁发机构，或会检查连接内容的网络。谁有它的私钥，谁就能向证书匠冒充任何服务器。',
  'roots.none': '没有，只信任通常的颁发机构。',
  'roots.add': '信任另一个颁发机构',
  'roots.add-means': '此后，由它签发证书的服务器证书匠都会接受，包括颁发机构和DNS服务商的服务器。',
  'roots.pem': '它的根证书',
  'roots.pem-hint': 'PEM格式，从BEGIN CERTIFICATE到END CERTIFICATE，可以连续粘贴多张。',
  'roots.trust': '信任',
  'roots.until': '有效期至{{date}}。',
  'roots.remove': '移除',
  'roots.remove-one': '移除{{name}}',
  'roots.remove-ask': '不再信任{{name}}吗？',
  'roots.remove-detail': '从下一次连接起，不再接受由它签发证书的服务器。',
  'palette.also.roots': '根证书 信任 公司 检查 私有颁发机构CA',
};
