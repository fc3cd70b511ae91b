/** 程序的新版本：设置中的一节、侧栏里的一行，以及可能出的问题。 */
import type { updates as en } from '../en/updates.ts';
import type { ProblemTexts, UpdatesCode } from '../problem-text.ts';
import type { SameSentences } from '../sentence-key.ts';

export const updates: SameSentences<typeof en> = {
  'updates.title': '更新',
  'updates.lead': '没有你的同意，不会下载，也不会安装。',
  'updates.this-version': '当前版本{{version}}',
  'updates.newest': '{{version}}已是最新版本',
  'updates.looked': '上次检查：{{time}}',
  'updates.not-looked': '还没有检查过',
  'updates.skipped': '已跳过版本{{version}}，手动检查时才会再提到。',
  'updates.look-now': '立即检查',
  'updates.looking': '正在检查新版本…',
  'updates.available': '有新版本{{version}}',
  'updates.released': '发布于{{date}}',
  'updates.size': '最多需要下载{{size}}',
  'updates.notes': '更新内容',
  'updates.no-notes': '这个版本没有附更新说明。',
  'updates.download': '下载',
  'updates.skip': '跳过这个版本',
  'updates.downloading': '正在下载版本{{version}}',
  'updates.percent': '{{percent}}%',
  'updates.ready': '版本{{version}}可以安装了',
  'updates.ready-detail': '证书匠会关闭、替换，然后重新启动。你的证书和设置都不会动。',
  'updates.asks-administrator': '系统会要求输入管理员密码。',
  'updates.install-now': '重启并安装',
  'updates.install-at-quit': '退出时安装',
  'updates.at-quit': '退出时将安装版本{{version}}',
  'updates.at-quit-detail': '如果那时还有订单没有完成，或者电脑正在关机，就留到下次。',
  'updates.not-now': '暂不安装',
  'updates.postponed': '版本{{version}}等待安装',
  'updates.postponed-order': '有订单还没有完成，完成后证书匠会自动重启。',
  'updates.postponed-renewal': '正在续期证书，续期结束后证书匠会自动重启。',
  'updates.installing': '正在安装版本{{version}}…',
  'updates.again': '重试',
  'updates.see': '查看更新内容',
  'updates.see-ready': '重启并安装…',

  'updates.look': '每周检查一次新版本',
  'updates.look-detail': '只询问证书匠的发布网站，不会透露你或你的证书的任何信息。',
  'updates.channel': '版本类型',
  'updates.channel-stable': '稳定版',
  'updates.channel-beta': '包括测试版',
  'updates.channel-stable-detail': '先经过测试版检验的版本。',
  'updates.channel-beta-detail': '更早拿到，但检验较少。改回稳定版后，会一直用现在的版本，直到有更新的稳定版。',

  'updates.off': '这份程序不会自动更新',
  'updates.off.not-signed':
    '它没有经过签名，无法分辨更新的真伪，所以只有签名版才能自动更新。请手动安装签名版，证书会保留。',
  'updates.off.not-released': '打包它的人没有发布新版本的地方。请手动安装正式发布的版本，证书会保留。',
  'updates.off.development': '它直接从源代码运行。请用git pull获取新代码，再运行npm ci和npm start。',
  'updates.off.portable': '这是单个文件的便携版。请下载新文件，替换现在这个。',
  'updates.off.unpacked': '它是手动解压的。改用AppImage或系统软件包安装，就能更新。',
  'updates.off.served': '这个页面由桌面应用提供给浏览器。请在那台电脑上打开应用本身来更新。',
  'updates.off.npm': '它是用npm安装的。请用npm install --global certwright@latest更新。',
  'updates.off.source': '它是从源代码构建的。请用git pull获取新代码，运行npm ci后重新启动。',
};

export const updatesProblems: ProblemTexts<UpdatesCode> = {
  'updates.off': {
    title: '这份程序不会自动更新',
    explanation: '按它的安装方式，更新要由你自己来做。',
    action: '“设置”里的“更新”一节写明了怎样更新。',
  },
  'updates.no-network': {
    title: '连不上发布服务器',
    explanation: '连接没有建立，或者中途断开：{{detail}}。',
    action: '请检查网络、代理和防火墙后重试。现有版本不受影响。',
  },
  'updates.bad-answer': {
    title: '发布服务器的回答无法使用',
    explanation: '收到的内容不是版本信息：{{detail}}。',
    action: '请稍后再试。如果一直这样，请手动下载新版本。',
  },
  'updates.signature': {
    title: '这个更新不是由本程序的发布者签名的',
    explanation: '版本{{version}}已丢弃，没有安装任何东西。系统的说法：{{detail}}',
    action: '请不要从任何地方安装这个版本，并告诉证书匠的发布者。',
  },
  'updates.checksum': {
    title: '下载的文件与发布的不一致',
    explanation: '版本{{version}}在途中损坏或被改动，已丢弃，没有安装任何东西。',
    action: '请重试。如果再次发生，可能有代理改动了下载内容，请换一个网络。',
  },
  'updates.disk-full': {
    title: '磁盘空间不够，无法更新',
    explanation: '{{path}}所在的磁盘已满。现有版本没有动。',
    action: '请腾出空间后重试。',
  },
  'updates.no-permission': {
    title: '系统不允许安装更新',
    explanation: '程序文件不能替换：{{detail}}。',
    action: '请重试，并在系统询问时输入管理员密码；或者请当初安装证书匠的人来更新。',
  },
  'updates.not-installed': {
    title: '更新没有装上',
    explanation: '证书匠关闭后本应换成版本{{version}}，但再次启动的仍是旧版本。',
    action: '请重试。如果一直这样，请下载版本{{version}}手动安装。',
  },
  'updates.failed': {
    title: '更新没有成功',
    explanation: '出错信息：{{detail}}。',
    action: '请重试。如果一直这样，请下载新版本手动安装。',
  },
};
