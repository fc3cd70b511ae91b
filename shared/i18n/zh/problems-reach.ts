/** 连接服务器，以及被服务器连接：每一种断法各有说法。 */
import type { ProblemTexts, ReachCode } from '../problem-text.ts';

export const reachProblems: ProblemTexts<ReachCode> = {
  'network.dns': {
    title: '查不到{{host}}的地址',
    explanation: '这台电脑的DNS没有给出地址，多半是网络还没有接通。',
    action: '请检查网络连接和DNS设置，然后再试。',
  },
  'network.refused': {
    title: '{{host}}拒绝连接',
    explanation: '对方主机有回应，但这个端口没有程序在听，或者被防火墙拦下了。',
    action: '请核对地址，检查中间的防火墙和代理，然后再试。',
  },
  'network.unreachable': {
    title: '到不了{{host}}',
    explanation: '网络无法把连接送到对方，这台电脑可能没有联网。',
    action: '请检查网络、VPN和防火墙，然后再试。',
  },
  'network.timeout': {
    title: '{{host}}迟迟没有回应',
    explanation: '等了{{seconds}}秒仍无回应。对方可能繁忙，也可能数据在途中被丢弃。',
    action: '一分钟后再试。如果仍然这样，请检查防火墙和代理。',
  },
  'network.reset': {
    title: '与{{host}}的连接中途断开',
    explanation: '连接建立后又被切断。代理、过滤设备或正在重启的服务器都会这样。',
    action: '再试一次。如果仍然这样，换一个网络试试。',
  },
  'network.tls-untrusted': {
    title: '无法确认{{host}}的身份',
    explanation:
      '它的证书没有通过验证：{{reason}}。可能是过滤软件或杀毒软件插在中间，也可能本机时钟不准，或者这是一家私有颁发机构。',
    action: '请核对本机时间。如果是私有颁发机构，请添加它的根证书。',
  },
  'network.none': {
    title: '这台电脑没有联网',
    explanation: '网线、无线网络和其他出口都没有接通，所以无法询问{{host}}。',
    action: '请接通网络，然后再试。什么也没有丢失。',
  },
  'network.tls-intercepted': {
    title: '这个网络上有设备在查看与{{host}}的通信',
    explanation: '公司代理和杀毒软件会这样做，用自己的证书换掉了对方的证书。签发者：{{issuer}}',
    action: '请让检查设备放过{{host}}，或者换一个网络。',
  },
  'network.tls-clock': {
    title: '这台电脑的时钟似乎不准',
    explanation: '按本机时间，{{host}}的证书今天无效：{{reason}}。',
    action: '请在系统设置里打开自动校时，然后再试。',
  },
  'network.tls-failed': {
    title: '与{{host}}建立不了安全连接',
    explanation: '双方没能谈拢：{{reason}}。',
    action: '请检查中间有没有代理或过滤设备，然后再试。',
  },
  'network.too-large': {
    title: '{{host}}的回应太长',
    explanation: '超过了{{limitBytes}}字节，正常的回应不会这么长，因此没有读取。',
    action: '请确认这确实是ACME目录的地址。',
  },
  'proxy.invalid': {
    title: '这个代理用不了',
    explanation: '什么也没有改：{{reason}}。读到的是“{{value}}”。',
    action:
      '代理的样子是http://proxy.example.org:3128；例外可以写成nas.example.org、.example.org、192.0.2.7或10.0.0.0/8。',
  },
  'proxy.unreachable': {
    title: '现在用不了代理{{proxy}}',
    explanation: '证书匠的连接都要经过它，但连不上：{{reason}}。没有绕开它去试。',
    action: '请启动代理，或在设置里改正地址，或改为不用代理。',
  },
  'proxy.refused': {
    title: '代理不让连接{{host}}',
    explanation: '{{proxy}}答复的状态是{{status}}。可能是它禁止访问，也可能是它自己也连不上。',
    action: '请代理的管理员放行{{host}}，或在设置里把它列为例外。',
  },
  'proxy.sign-in-needed': {
    title: '代理{{proxy}}要求用户名和密码',
    explanation: '没有用户名和密码，它不让连接{{host}}；现在还没有填。',
    action: '请在设置的“代理”里填写，并当场测试。',
  },
  'proxy.sign-in-wrong': {
    title: '代理{{proxy}}不认用户名和密码',
    explanation: '去往{{host}}时被它拒绝。可能填错了，也可能已经改过。',
    action: '请在设置的“代理”里重新填写，并当场测试。',
  },
  'proxy.intercepts': {
    title: '代理在查看与{{host}}的通信',
    explanation: '{{proxy}}用自己的证书换掉了对方的证书，签发者：{{issuer}}。证书匠没有再发送任何内容。',
    action: '请让代理放过{{host}}。如果必须经过检查，就把代理的根证书加到信任的颁发机构里。',
  },
  'directory.http-status': {
    title: '颁发机构没有给出目录',
    explanation: '{{host}}返回状态{{status}}，没有返回地址列表。',
    action: '多半是在维护，请稍后再试；如果地址是手工填的，请核对。',
  },
  'directory.forbidden': {
    title: '颁发机构不让这台电脑访问',
    explanation: '{{host}}返回状态{{status}}，可能封锁了这个网络、地区或你的地址。',
    action: '请换一个网络，或者换一家颁发机构。',
  },
  'directory.unavailable': {
    title: '颁发机构暂停服务',
    explanation: '{{host}}返回状态{{status}}，可能在维护，也可能太忙。',
    action: '请稍后再试，订单没有提交。',
  },
  'directory.not-json': {
    title: '这个地址不是ACME目录',
    explanation: '{{host}}返回了一个网页（{{contentType}}）。需要登录的网络也会这样。',
    action: '请核对地址，再用浏览器随便打开一个网页，看看网络是否要求登录。',
  },
  'directory.wrong-json': {
    title: '目录内容不完整',
    explanation: '{{host}}有回应，但缺少：{{missing}}。',
    action: '请核对地址，要填目录本身，而不是介绍它的网页。',
  },
  'directory.nonce-failed': {
    title: '颁发机构暂时不接受请求',
    explanation: '目录读得到，但每次请求都要做的第一步失败了：{{reason}}。',
    action: '请稍后再试，订单没有提交。',
  },
  'challenge.port-in-use': {
    title: '端口{{port}}已被占用',
    explanation: '这台电脑上另一个程序已经在{{address}}的{{port}}端口上。',
    action: '请暂停那个程序一分钟，或者改用DNS记录验证。',
  },
  'challenge.port-forbidden': {
    title: '证书匠无权使用端口{{port}}',
    explanation: '这个系统把小号端口留给管理员。',
    action: '请改用由80端口转发过来的端口，或者改用DNS记录验证。',
  },
  'challenge.webroot-unwritable': {
    title: '验证文件放不进去',
    explanation: '文件夹{{path}}写不进去：{{reason}}。',
    action: '请确认这是网站服务器对外提供的文件夹，并且当前账户可以写入。',
  },
  'host.folder-not-opened': {
    title: '无法打开文件夹',
    explanation: '{{path}}：{{detail}}',
    action: '请在文件管理器中自行打开。',
  },
  'host.port-in-use': {
    title: '端口{{port}}已被占用',
    explanation: '另一个程序已经在用，证书匠没法在这里提供页面。',
    action: '请换一个端口，或者不指定端口，由证书匠自己找。',
  },
};
