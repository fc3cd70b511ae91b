/** 颁发机构的答复：RFC 8555 §6.7、RFC 9773 §5，以及profiles草案。 */
import type { AuthorityCode, ProblemTexts } from '../problem-text.ts';

export const authorityProblems: ProblemTexts<AuthorityCode> = {
  'acme.accountDoesNotExist': {
    title: '颁发机构不认识这个账户',
    explanation: '可能在那边被删除了，也可能属于另一个目录。',
    action: '再试一次，途中会开一个新账户。',
  },
  'acme.alreadyReplaced': {
    title: '这张证书已经被替换过',
    explanation: '颁发机构之前已经为它签过接替的证书。',
    action: '请重新下单，不要再指定旧证书。',
  },
  'acme.alreadyRevoked': {
    title: '这张证书已经吊销',
    explanation: '颁发机构之前已经撤回，不用再做什么。',
    action: '如果域名还在用，请申请新证书。',
  },
  'acme.badCSR': {
    title: '颁发机构不接受这份证书请求',
    explanation: '它看过域名和密钥后拒绝了：{{detail}}',
    action: '请换一种密钥类型，或者去掉它提到的域名。',
  },
  'acme.badNonce': {
    title: '颁发机构要求重发请求',
    explanation: '一次性编号过期了，繁忙时会这样，没有影响。',
    action: '再试一次。',
  },
  'acme.badPublicKey': {
    title: '颁发机构不接受这把密钥',
    explanation: '密钥的种类或长度不合要求：{{detail}}',
    action: '请换一种密钥类型。',
  },
  'acme.badRevocationReason': {
    title: '颁发机构不接受这个吊销理由',
    explanation: '它只接受其他理由：{{detail}}',
    action: '请换一个理由。',
  },
  'acme.badSignatureAlgorithm': {
    title: '颁发机构无法验证账户密钥的签名',
    explanation: '它支持的是其他种类的密钥：{{detail}}',
    action: '请报告这个问题，证书匠本应选用它支持的种类。',
  },
  'acme.caa': {
    title: '域名的DNS不允许这家颁发机构签发',
    explanation: 'CAA记录写明了谁可以签发，其中没有这一家。{{detail}}',
    action: '请把这家加进CAA记录，或者改用记录里的颁发机构。',
  },
  'acme.compound': {
    title: '有几个域名被拒绝',
    explanation: '颁发机构发现了不止一个问题：{{subproblems}}。{{detail}}',
    action: '请在依据里逐个查看，修改或去掉这些域名。',
  },
  'acme.connection': {
    title: '颁发机构连不上你的服务器',
    explanation: '它从互联网发起连接，没有成功：{{detail}}',
    action: '请在路由器和防火墙上放行80端口，并确认域名指向这里；也可以改用DNS记录验证。',
  },
  'acme.dns': {
    title: '颁发机构查不到这个域名',
    explanation: '它的DNS查询失败了：{{detail}}',
    action: '请确认域名存在、权威DNS服务器有回应。刚改过的话要等一会儿。',
  },
  'acme.externalAccountRequired': {
    title: '这家颁发机构要先注册账户',
    explanation: '只有在它的网站上注册并绑定之后，它才受理。',
    action: '请在它的网站上注册，再到“颁发机构”页面绑定账户；也可以换一家颁发机构。',
  },
  'acme.incorrectResponse': {
    title: '颁发机构看到的不是这次的验证内容',
    explanation: '位置是对的，内容不对：{{detail}}',
    action: '请检查有没有别的服务器或旧记录在替这个域名应答，然后再试。',
  },
  'acme.invalidContact': {
    title: '颁发机构不接受联系邮箱',
    explanation: '它拒绝了这个地址：{{detail}}',
    action: '请改正邮箱，或者留空。',
  },
  'acme.invalidProfile': {
    title: '颁发机构不提供这种证书',
    explanation: '所要的profile不可用：{{detail}}',
    action: '请不指定profile，或者换一家颁发机构。',
  },
  'acme.malformed': {
    title: '颁发机构看不懂这个请求',
    explanation: '它的原话：{{detail}}',
    action: '请检查域名。如果看不出问题，请附上下面的依据报告给我们。',
  },
  'acme.orderNotReady': {
    title: '订单还没有准备好',
    explanation: '要取证书时，颁发机构还没有查验完。',
    action: '再试一次，会接着同一个订单。',
  },
  'acme.rateLimited': {
    title: '颁发机构要求等一等',
    explanation: '短时间内下的订单太多：{{detail}}',
    action: '请等到它给出的时间，提前重试只会等得更久。',
  },
  'acme.rejectedIdentifier': {
    title: '颁发机构不签这个域名',
    explanation: '它拒绝了这个域名本身：{{detail}}',
    action: '请去掉它，或者换一家颁发机构。',
  },
  'acme.serverInternal': {
    title: '颁发机构自己出了故障',
    explanation: '是它的服务器出错，你这边没有问题。',
    action: '过几分钟再试。',
  },
  'acme.tls': {
    title: '颁发机构与你的服务器建立不了安全连接',
    explanation: '它被转到HTTPS，在那里失败了：{{detail}}',
    action: '请不要重定向/.well-known/acme-challenge/这个路径，或者改用DNS记录验证。',
  },
  'acme.unauthorized': {
    title: '颁发机构没有找到验证内容',
    explanation: '它查了，看到的是别的内容，或者什么也没有：{{detail}}',
    action: '请确认域名指向正确、记录的值一致，然后再试。',
  },
  'acme.unsupportedContact': {
    title: '颁发机构不接受这种联系方式',
    explanation: '它的原话：{{detail}}',
    action: '请填普通的电子邮箱，或者留空。',
  },
  'acme.unsupportedIdentifier': {
    title: '颁发机构不签这一类名称',
    explanation: '它的原话：{{detail}}',
    action: '请去掉地址，或者改用能签地址的颁发机构。',
  },
  'acme.userActionRequired': {
    title: '颁发机构要你先做一件事',
    explanation: '通常是条款有变动，需要重新同意：{{detail}}',
    action: '请打开它给出的网页，办完后再试。',
  },
  'acme.other': {
    title: '颁发机构拒绝了，原因证书匠不认识',
    explanation: '它的原话：{{detail}}',
    action: '已知的都在下面的依据里，可以据此搜索或报告。',
  },
  'acme.unavailable': {
    title: '颁发机构停止了服务',
    explanation: '{{host}}返回状态{{status}}，可能在维护，也可能太忙，或者自己出了故障。',
    action: '请稍后再试。这边没有问题，已经完成的都会保留。',
  },
  'acme.bad-answer': {
    title: '颁发机构的答复无法理解',
    explanation: '{{host}}返回状态{{status}}，内容无法使用：{{reason}}。',
    action: '再试一次。如果仍然这样，问题在颁发机构或中间的代理。',
  },
  'order.profile-unknown': {
    title: '颁发机构没有名为“{{profile}}”的证书类型',
    explanation: '它提供的类型（profile）有：{{offered}}。',
    action: '请从中选择，或者不指定。',
  },
  'order.invalid': {
    title: '颁发机构关闭了订单',
    explanation: '这个订单无法再完成：{{detail}}',
    action: '排除原因之后，请重新下单。',
  },
  'order.expired': {
    title: '订单搁置太久',
    explanation: '颁发机构保留到{{expiredAt}}，没有签发证书。',
    action: '请用同样的域名重新下单。',
  },
  'authorization.failed': {
    title: '{{identifier}}没有通过验证',
    explanation: '颁发机构用{{challenge}}查验，没有认可：{{problem.detail}}',
    action: '请看依据里的原话，改正后再试。',
  },
  'authorization.expired': {
    title: '{{identifier}}的验证时间已过',
    explanation: '颁发机构不再接受这个订单的验证，状态是“{{status}}”。',
    action: '请用同样的域名重新下单。',
  },
  'challenge.not-offered': {
    title: '{{identifier}}不能用这种方式验证',
    explanation: '颁发机构没有为它提供{{wanted}}，可用的有：{{offered}}。',
    action: '请换一种验证方式。',
  },
  'chain.not-offered': {
    title: '颁发机构没有你要的证书链',
    explanation: '你要的是{{wanted}}，能提供的有：{{offered}}。这张证书用的是默认的链。',
    action: '从上面的名称里另选一个，或者不指定。证书本身可以正常使用。',
  },
  'certificate.mismatch': {
    title: '收到的证书与订单不符',
    explanation: '证书已收到，但没有保存：{{reason}}。',
    action: '再试一次。如果又出现，请报告，这种事不应该发生。',
  },
};
