/** 颁发机构的账户、别处生成的请求，以及吊销。 */
import type { AccountCode, ProblemTexts } from '../problem-text.ts';

export const accountProblems: ProblemTexts<AccountCode> = {
  'authority.unknown': {
    title: '不认识这家颁发机构',
    explanation: '没有名为“{{id}}”的颁发机构。',
    action: '请从这些当中选择：{{known}}。也可以直接填目录地址。',
  },
  'authority.no-test-service': {
    title: '{{authority}}没有测试服务',
    explanation: '本想先在那里试一次验证。还没有提交任何订单。',
    action: '直接申请，或者换一家有测试服务的颁发机构，例如Let’s Encrypt。',
  },
  'account.not-found': {
    title: '这里没有这个账户',
    explanation: '当前配置里没有编号为{{id}}的账户。',
    action: '请到“颁发机构”页面查看账户列表。',
  },
  'account.key-invalid': {
    title: '这不是可用的账户密钥',
    explanation: '没有导入：{{reason}}。',
    action: '请选择账户的私钥，PEM或JWK格式，不带密码。',
  },
  'account.binding-needed': {
    title: '{{authority}}要先认识你',
    explanation: '只有在它的网站上注册过的人才能申请。注册后会得到一个密钥ID和一个HMAC密钥，只需取一次。',
    action: '请按步骤取得这两个值，填进账户里。',
  },
  'account.binding-invalid': {
    title: '{{authority}}的账户信息不能用',
    explanation: '这一项格式不对：{{field}}。多半是复制时漏了字符。',
    action: '请回到网站，完整地再复制一次。',
  },
  'account.terms-changed': {
    title: '{{authority}}的条款有变动',
    explanation: '同意新条款之后，它才会继续签发：{{url}}',
    action: '请在那里阅读并同意，然后再试。',
  },
  'account.deactivated': {
    title: '{{authority}}的这个账户已经停用',
    explanation: '账户已在对方停用，无法恢复，原来的密钥也不能再次注册。',
    action: '请在“颁发机构”中添加新账户。已有的证书照常可用。',
  },
  'account.in-use': {
    title: '还有证书在用这个账户',
    explanation: '停用之后，这些证书无法再用它续期：{{certificates}}。',
    action: '请先用别的账户重新申请，或者仍然停用。',
  },
  'account.busy': {
    title: '这个账户还有申请在进行',
    explanation: '正在用它的密钥验证这些证书的域名：{{certificates}}。现在换密钥，验证就作废了。',
    action: '请等申请结束，或者先取消它，然后再试。',
  },
  'account.rollover-undecided': {
    title: '还不确定账户现在用哪把密钥',
    explanation: '更换密钥时，颁发机构的答复丢失了。两把密钥都保留着，什么也没丢。',
    action: '等连得上颁发机构时再试，证书匠会用两把密钥分别询问。',
  },
  'csr.invalid': {
    title: '这份证书请求不能用',
    explanation: '没有提交：{{reason}}。',
    action: '请重新生成PEM格式的请求，密钥至少为RSA 2048或ECDSA P-256。',
  },
  'csr.mismatch': {
    title: '证书请求里的域名对不上',
    explanation: '请求里缺少：{{missing}}。请求里多出：{{extra}}。',
    action: '请按请求里的域名申请，或者重新生成请求。',
  },
  'revocation.not-possible': {
    title: '{{name}}不能这样吊销',
    explanation: '没有向颁发机构提交：{{reason}}。',
    action: '请换另一种签名方式：用账户，或者用证书的密钥。',
  },
};
