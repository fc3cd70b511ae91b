/** 对读到的每个域名所说的话。`value`、`ascii`、`typed`随时可用。 */
import type { NameTexts } from '../name-text.ts';

export const nameProblems: NameTexts = {
  'scheme-removed': { title: '从链接中取出。' },
  'prefix-removed': { title: '前面的词与证书无关。' },
  'port-ignored': { title: '端口{{port}}与证书无关。' },
  'path-removed': { title: '域名后面的部分与证书无关。' },
  'user-removed': { title: '前面的用户名与证书无关。' },
  'trailing-dot-removed': { title: '去掉了末尾的点。' },
  'brackets-removed': { title: '去掉了括号。' },
  lowercased: { title: '大小写没有区别。' },
  'fullwidth-converted': { title: '全角字符已转换。' },
  'invisible-removed': { title: '去掉了看不见的字符。' },
  'percent-decoded': { title: '链接里的百分号编码已还原。' },
  'idn-converted': { title: '证书里写作{{ascii}}。' },

  duplicate: { title: '写了两遍，一遍就够。' },
  'covered-by-wildcard': { title: '通配符{{wildcard}}已经包含它。' },

  'wildcard-without-apex': { title: '通配符：前面可以是任意一个词，但不包括{{apex}}本身。' },
  'wildcard-needs-dns': { title: '通配符只能用DNS记录验证。' },
  'ip-short-lived': { title: '这是地址，证书有效期约六天。' },
  'internal-name-private-authority': { title: '内部名称，你自己的颁发机构可以签。' },
  'private-address-private-authority': { title: '内网地址，你自己的颁发机构可以签。' },
  'unknown-suffix-private-authority': { title: '互联网上没有这个后缀，你自己的颁发机构可以签。' },
  'repeated-label': { title: '同一部分出现了两次，是有意的吗？' },
  'mixed-scripts': { title: '其中混有另一种文字的字母：{{letters}}，是有意的吗？' },
  'look-alike': { title: '看起来像{{alike}}，其实是另一个域名，是有意的吗？' },
  'unusual-characters': { title: '{{label}}里的字符，有些浏览器和颁发机构不接受。' },

  'example-domain': { title: '供文档举例用的域名，公共颁发机构不签。' },
  'lent-name': { title: '{{domain}}下借用的域名，有些颁发机构不签，换成自己的域名更稳妥。' },
  'unreachable-address': { title: '互联网上没有这样的地址，请检查有没有输错。' },
  'dns-proof-too-long': { title: '用DNS记录验证时太长，最多{{limit}}个字符。' },

  'private-address': {
    title: '内网地址无法签发。',
    explanation: '无数网络都在用同一个地址，公共颁发机构无法为它担保。换成域名就可以，用DNS验证还不必开放端口。',
  },
  'special-address': {
    title: '这个地址留作特殊用途。',
    explanation: '它在互联网上不属于任何人，没有颁发机构能为它担保。',
  },
  'special-use-name': {
    title: '这个后缀只供内部使用。',
    explanation: '.local、.lan、.internal这类名称不属于任何人，公共颁发机构不签。请用自己域名下的名称。',
  },
  'single-label': {
    title: '一个词不是完整的域名。',
    explanation: '它只在某个网络内部有意义。请写完整，例如nas.example.org。',
  },
  'unknown-suffix': {
    title: '互联网上没有这个后缀。',
    explanation: '没有人能在它下面注册域名，公共颁发机构不签。请检查拼写。',
  },
  'public-suffix': {
    title: '这是公共后缀，不是域名。',
    explanation: '许多人都在它下面注册域名。请在前面加上你自己的名称。',
  },
  'wildcard-position': {
    title: '星号只能单独放在最前面。',
    explanation: '通配符正好代替一个完整的词，例如*.example.org。',
  },
  'several-wildcards': {
    title: '一个域名里只能有一个星号。',
    explanation: '星号代替最前面的一个完整的词，更深的域名请逐个列出。',
  },
  'wildcard-of-suffix': {
    title: '通配符不能覆盖整个公共后缀。',
    explanation: '那会牵涉许多人的域名。请在星号后面写上你自己的域名。',
  },
  'wildcard-of-address': {
    title: '地址前面不能用通配符。',
    explanation: '地址要逐个签发，不带星号。',
  },
  'empty-name': {
    title: '这里没有域名。',
    explanation: '填写的内容里找不到可以写进证书的名称。请写上域名，例如nas.example.org。',
  },
  'empty-label': {
    title: '域名里有一段是空的。',
    explanation: '多了一个点：在最前面，或者两个点连在一起。',
  },
  'label-too-long': {
    title: '域名里有一段太长。',
    explanation: '两个点之间最多63个字符。',
  },
  'name-too-long': {
    title: '域名太长。',
    explanation: '整个域名最多253个字符。',
  },
  'too-many-labels': {
    title: '域名的段数太多。',
    explanation: '它有{{count}}段，公共颁发机构最多签{{limit}}段，请用短一些的域名。',
  },
  'hyphen-position': {
    title: '一段的开头和结尾不能是连字符。',
    explanation: '连字符要放在字母或数字之间，请检查是否多了一个。',
  },
  'hyphen-reserved': {
    title: '第三、第四位的两个连字符有专门用途。',
    explanation: '它们用来标记以xn--开头的编码域名，请换一个名称。',
  },
  underscore: {
    title: '主机名里不能有下划线。',
    explanation: 'DNS记录可以有，证书里的域名不行。请改用连字符。',
  },
  'invalid-character': {
    title: '有一个字符不能用在域名里。',
    explanation: '可以用字母、数字、连字符和点，也可以用其他文字。',
  },
  'invalid-idn': {
    title: '这些字符组不成有效的域名。',
    explanation: '无法转换成DNS使用的形式，请检查有没有形近的字符。',
  },
  'invalid-punycode': {
    title: '{{label}}这一段已损坏。',
    explanation: '以xn--开头的一段代表其他文字，而这一段无法还原。请直接写原来的文字。',
  },
  'invalid-address': {
    title: '这不是正确的地址。',
    explanation: 'IPv4地址是四个0到255的数字，IPv6地址用冒号分组。',
  },
  'all-numeric-suffix': {
    title: '域名不能以纯数字结尾。',
    explanation: '看起来像少了一段的地址，请核对原意。',
  },
  'email-address': {
    title: '这是一个邮箱地址。',
    explanation: '网站和服务器的证书写的是主机名。如果是想要@后面的部分，就用那一段。',
  },
  'ip-unsupported': {
    title: '这家颁发机构不签地址。',
    explanation: '请用指向这个地址的域名，或者换一家能签地址的颁发机构。',
  },
  'wildcard-unsupported': {
    title: '这家颁发机构不签通配符。',
    explanation: '请逐个列出域名，或者换一家颁发机构。',
  },
};
