/** 关于程序的页面：关于、许可证、快捷键、使用说明。 */
import type { about as english } from '../en/about.ts';
import type { SameSentences } from '../sentence-key.ts';

export const about: SameSentences<typeof english> = {
  'about.title': '关于证书匠',
  'about.lead': '让证书不再出意外。',
  'about.version': '版本',
  'about.channel': '发布渠道',
  'about.channel.stable': '稳定版',
  'about.channel.beta': '测试版',
  'about.channel.development': '开发版，未构建',
  'about.system': '操作系统',
  'about.browser': '显示于',
  'about.licence': '许可证',
  'about.source': '源代码',
  'about.logs': '日志',
  'about.logs-detail': '证书匠的运行记录，不含密钥，只保存在本机。',
  'about.open-logs': '打开文件夹',
  'about.copy-what': '以上全部信息，用于反馈问题',
  'about.for-reports': '反馈问题时请附上这些信息。',
  'about.more': '更多',
  'licences.title': '第三方许可证',
  'licences.lead': '证书匠建立在许多人的成果之上。下面列出程序中包含的全部软件及其许可证。',
  'licences.chromium':
    'Electron包含Chromium、Node.js及其所用的软件，它们的许可证在程序旁边的LICENSES.chromium.html文件中。',
  'licences.search': '搜索',
  'licences.none': '没有这个名称。',
  'licences.unbuilt': '程序直接从源代码运行，没有清单。',
  'shortcuts.close': '关闭',
  'guide.lead': '按遇到的先后，说明几件值得知道的事。',
  'guide.get.title': '申请证书',
  'guide.get.text':
    '点“申请证书”，以任意格式粘贴域名，再选择证明域名归你所有的方式。下单之前，证书匠会从本机预检颁发机构将看到的情况，指出哪里会失败。',
  'guide.proof.title': '验证域名',
  'guide.proof.text':
    '使用DNS服务商时，证书匠会添加一条记录，等所有权威DNS服务器都有了，再把它删除。如果从外部能访问80或443端口，也可以由网站服务器或证书匠直接应答。通配符只能用DNS验证。',
  'guide.renew.title': '续期',
  'guide.renew.text':
    '每张证书都会在到期前很久自动续期，电脑睡眠之后也会补上。在“续期”里设置一次计划任务，关闭证书匠后也能续期。续期会提前几天预演，留出处理问题的时间。',
  'guide.trouble.title': '出了问题',
  'guide.trouble.text':
    '申请页面会说明发生了什么、原因和办法，大多可以一键处理。在“故障诊断”里可以粘贴任何程序的报错，也可以保存一份不含密钥的报告给帮你的人。',
  'guide.told.title': '接收通知',
  'guide.told.text':
    '你不在时发生的事都保存在“消息”里，并发送到你在“设置”中选择的地方：本机、邮件、Webhook或聊天工具。',
  'guide.practice.title': '练习模式',
  'guide.practice.text': '不需要域名和网络就能试一遍全部功能。练习证书不被任何人信任，正式使用请在“设置”中切换。',
};
