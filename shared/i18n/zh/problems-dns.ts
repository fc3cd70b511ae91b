/** DNS、服务商和它们的接口。 */
import type { DnsCode, ProblemTexts } from '../problem-text.ts';

export const dnsProblems: ProblemTexts<DnsCode> = {
  'dns.zone-not-found': {
    title: '找不到{{name}}所在的区域',
    explanation: '区域就是你的DNS记录表。查过的地方都没有包含这个域名的区域：{{asked}}。',
    action: '请核对拼写，并确认域名已注册、设有权威DNS服务器。',
  },
  'dns.no-answer': {
    title: '没有服务器为{{name}}应答',
    explanation: '问过这些服务器，都没有回应：{{servers}}。可能是这个网络封住了DNS。',
    action: '再试一次，换个网络，或者在“高级”里指定其他DNS服务器。',
  },
  'dns.not-published': {
    title: '还有权威DNS服务器没有这条记录',
    explanation: '记录{{name}}已经写入，但还没有处处生效：{{servers}}。订单保留到{{until}}。',
    action: '稍等一会儿再继续，这条记录一直有效。',
  },
  'challenge.persist-missing': {
    title: '长期记录还没有添加',
    explanation: '权威DNS服务器上还查不到{{location}}，值应为{{value}}。',
    action: '请在DNS服务商那里添加这条TXT记录。只要添加一次，以后续期都用它。',
  },
  'challenge.persist-expired': {
    title: '长期记录已到期',
    explanation: '{{location}}处的记录有效期到{{until}}。',
    action: '请把它的值换成{{value}}。',
  },
  'challenge.persist-other-account': {
    title: '长期记录属于另一个账户',
    explanation: '{{location}}处的记录写的是账户{{account}}，不是这次申请用的账户。',
    action: '请再添加一条值为{{value}}的记录，或者改用那个账户申请。',
  },
  'provider.wrong-credentials': {
    title: '服务商不认可这份凭据',
    explanation: '{{provider}}的原话：{{detail}}',
    action: '请按表单旁边的步骤新建密钥，并完整粘贴。',
  },
  'provider.no-permission': {
    title: '这份凭据无权修改这个区域',
    explanation: '{{provider}}认得它，但不允许这项修改：{{detail}}',
    action: '请按“密钥需要的权限”，为这个区域授权。',
  },
  'provider.zone-not-found': {
    title: '服务商那里没有{{zone}}',
    explanation: '凭据可用，但{{provider}}的这个账户里没有这个区域。',
    action: '请确认域名在哪个账户里，或者选择权威DNS服务器所属的服务商。',
  },
  'provider.rate-limited': {
    title: '服务商要求等一等',
    explanation: '对{{provider}}的请求太多：{{detail}}',
    action: '过几分钟再试。',
  },
  'provider.clock-skew': {
    title: '这台电脑的时钟不准',
    explanation: '{{provider}}只接受时间正确的请求：{{detail}}',
    action: '请在系统设置里打开自动校时，然后再试。',
  },
  'provider.unreachable': {
    title: '连不上服务商',
    explanation: '{{endpoint}}没有回应：{{detail}}',
    action: '请核对地址和网络，然后再试。',
  },
  'provider.refused': {
    title: '服务商拒绝了这项修改',
    explanation: '{{provider}}的原话：{{detail}}',
    action: '请看依据。如果记录已经存在，请在服务商那里删除后再试。',
  },
  'provider.bad-answer': {
    title: '服务商的答复无法理解',
    explanation: '{{endpoint}}返回的内容与预期不同：{{detail}}',
    action: '请核对接口地址，然后再试。',
  },
};
