/** 解析服务器的问题、含义，以及命令行里的说明。 */
import type { findings as en } from '../en/findings.ts';
import type { SameSentences } from '../sentence-key.ts';

export const findings: SameSentences<typeof en> = {
  'finding.fake-ip': '{{server}}给出的是虚假地址：{{name}} → {{answer}}',
  'finding.fake-ip.means': '代理软件或屏蔽列表代替DNS作了回答。证书匠会向其他DNS服务器查询真实地址，申请不受影响。',
  'finding.nxdomain-rewritten': '{{server}}编造了回答：{{name}}并不存在，却得到{{answer}}',
  'finding.nxdomain-rewritten.means': '网络运营商把输错的域名引到自己的页面。证书匠会直接询问区域自己的域名服务器。',
  'finding.split-horizon': '{{server}}给出的是内网地址：{{name}} → {{answer}}',
  'finding.split-horizon.means':
    '你的网络对这个域名另有一套内部解析，这可能是有意为之。颁发机构看到的是外部的结果，证书匠也以外部为准。',
  'finding.udp-blocked': '{{server}}只能通过TCP回答（UDP：{{answer}}）',
  'finding.udp-blocked.means': '到这台服务器的UDP被拦截了。证书匠会改用TCP，只是稍慢一些。',
  'finding.tcp-blocked': '{{server}}只能通过UDP回答（TCP：{{answer}}）',
  'finding.tcp-blocked.means': '到这台服务器的TCP被拦截了，较长的回答无法读取；遇到时会改问其他DNS服务器。',
  'finding.transport-differs': '{{server}}对{{name}}的回答，UDP和TCP不一致',
  'finding.transport-differs.means': '途中有设备改动了回答。证书匠以区域自己的域名服务器为准，不采信这一台。',
  'finding.slow': '{{server}}用了{{milliseconds}}毫秒才回答',
  'finding.slow.means': '查找区域会变慢。如果一直如此，请换一台更近的DNS服务器。',
  'finding.refusing': '{{server}}有回应，但什么也不解析：{{answer}}',
  'finding.refusing.means':
    '它可能不是解析服务器，或者不为你服务。证书匠会改问其他DNS服务器，除非这一台是你自己指定的。',
  'finding.silent': '{{server}}没有回应（{{answer}}）',
  'finding.silent.means': '它停机了，或者53端口被拦截。证书匠会改问其他DNS服务器，除非这一台是你自己指定的。',
  'finding.no-answer.timeout': '超时',
  'finding.no-answer.refused': '端口未开放',
  'finding.no-answer.unreachable': '无法到达',
  'finding.no-answer.garbled': '回应不是DNS消息',
  'finding.expected': '其他来源的结果：{{expected}}',
  'finding.nobody': '没有其他来源可问',

  'cli.dns.audit.fine': '{{server}}可以信任',
  'cli.dns.audit.no-resolvers': '这台电脑没有设置DNS服务器。请用 --resolver指定一台。',
  'cli.dns.audit.no-control': '没有其他来源可以对照，只能发现一眼可见的问题。请检查网络是否连通、443端口是否开放。',
  'cli.dns.audit.control': '对照来源：{{views}}',
  'cli.dns.zone': '区域{{zone}}，版本（SOA序列号）{{serial}}',
  'cli.dns.negative-ttl': '“不存在”的结果最多会被缓存{{seconds}}秒',
  'cli.dns.no-address': '没有地址',
  'cli.dns.record-at': 'TXT记录应写在{{fqdn}}，属于区域{{zone}}',
  'cli.dns.chain': '经CNAME：{{chain}}',
  'cli.dns.serial': '版本{{serial}}',
  'cli.dns.published': '所有域名服务器都已有这条记录，用时{{took}}。',
};
