/** 机密、配置文件夹、导出，以及没有料到的事。 */
import type { KeepingCode, ProblemTexts } from '../problem-text.ts';

export const keepingProblems: ProblemTexts<KeepingCode> = {
  'vault.not-set-up': {
    title: '还没有决定机密存放在哪里',
    explanation: '在你选择之前，证书匠不会保存任何密钥和密码。',
    action: '请选择解密的钥匙放在哪里。',
  },
  'vault.keychain-absent': {
    title: '这台电脑没有可用的钥匙串',
    explanation: '系统没有提供，或者缺少相应的软件：{{detail}}',
    action: '请改用口令或密钥文件。',
  },
  'vault.keychain-locked': {
    title: '钥匙串锁着',
    explanation: '机密都还在，解锁之前读不出来：{{detail}}',
    action: '请解锁这台电脑的钥匙串，然后再试。',
  },
  'vault.keychain-failed': {
    title: '钥匙串没有正常应答',
    explanation: '机密没有丢失。系统的原话：{{detail}}',
    action: '请重新登录或重启钥匙串，然后再试。',
  },
  'vault.key-lost': {
    title: '解密的钥匙不见了',
    explanation: '钥匙串已打开，但里面没有钥匙{{keyId}}，它保护的内容读不出来。',
    action: '请从备份恢复钥匙串，否则只能换一个新的配置文件夹重新开始。',
  },
  'vault.key-file-missing': {
    title: '密钥文件不见了',
    explanation: '它应该在{{path}}，没有它就读不出机密。',
    action: '请从备份或原来移走的地方把文件放回来。',
  },
  'vault.key-file-exposed': {
    title: '别人也能读取密钥文件',
    explanation: '{{path}}的权限是{{mode}}，这台电脑上的其他人都可能读到你的机密。',
    action: '请设为只有自己可读（权限600），然后再试。',
  },
  'vault.passphrase-needed': {
    title: '需要口令',
    explanation: '机密用它加密，口令本身没有保存在任何地方。',
    action: '请输入口令。',
  },
  'vault.wrong-passphrase': {
    title: '口令不对',
    explanation: '它打不开你的机密，内容没有任何改动。',
    action: '请检查大小写和输入法，然后重新输入。',
  },
  'vault.record-damaged': {
    title: '一项机密已损坏',
    explanation: '“{{record}}”无法解密，可能被外部改动，也可能是磁盘有问题。',
    action: '请重新填写这一项，或者从备份恢复配置文件夹。',
  },
  'vault.record-missing': {
    title: '一项机密不见了',
    explanation: '配置文件夹里已经没有“{{record}}”。',
    action: '请重新填写这一项，或者从备份恢复配置文件夹。',
  },
  'vault.already-set-up': {
    title: '存放方式已经选定',
    explanation: '机密已由{{kind}}保护，直接更换会丢失它们。',
    action: '请沿用现在的方式。',
  },
  'storage.read-only': {
    title: '配置文件夹写不进去',
    explanation: '当前账户对{{path}}只有读取权限，什么也保存不了。',
    action: '请允许当前账户写入，或者换一个配置文件夹。',
  },
  'storage.full': {
    title: '磁盘满了',
    explanation: '{{path}}已经写不进内容，之前保存的都完好。',
    action: '请腾出一些空间，然后再试。',
  },
  'storage.corrupt': {
    title: '保存的数据已损坏',
    explanation: '{{path}}读不完整：{{detail}}',
    action:
      '请从备份恢复配置文件夹，或重新开始：certwright reset --everything会把它移到一旁。已经发布的证书文件不受影响。',
  },
  'storage.newer-schema': {
    title: '这份配置属于更新的证书匠',
    explanation: '它的版本是{{found}}，这个程序最高认识{{known}}。内容没有改动。',
    action: '请安装新版证书匠，或者换一个配置文件夹。',
  },
  'storage.not-a-folder': {
    title: '配置文件夹不是文件夹',
    explanation: '{{path}}处是别的东西。',
    action: '请换一个配置文件夹。',
  },
  'storage.failed': {
    title: '写入配置文件夹失败',
    explanation: '关于{{path}}，系统的原话：{{detail}}',
    action: '请检查磁盘和权限，然后再试。',
  },
  'storage.busy': {
    title: '配置文件夹正在使用',
    explanation: '另一个证书匠此刻正在写{{path}}。',
    action: '稍等片刻再试。',
  },
  'watch.endpoint-not-found': {
    title: '列表中没有这台主机',
    explanation: '没有以{{id}}为名的监测项。',
    action: '请重新查看监测列表。',
  },
  'fix.plan-unknown': {
    title: '这个方案已不能执行',
    explanation: '它已经执行过，或已超过一小时，或是在证书匠重启之前生成的。',
    action: '重新查看该修复办法，再次确认。',
  },
  'fix.outdated': {
    title: '情况在此期间有了变化',
    explanation: '没有做任何改动：{{reason}}。',
    action: '重新查看该修复办法，会按现状重新生成。',
  },
  'fix.denied': {
    title: '系统没有允许这样做',
    explanation: '授权被拒绝，或询问窗口被关闭。下面这条命令没有改动任何东西：{{command}}',
    action: '重试并确认授权，或以管理员身份自行运行这条命令。',
  },
  'fix.failed': {
    title: '修复没有成功',
    explanation: '{{command}}执行后报告：{{reason}}',
    action: '自行运行这条命令查看详情，或换一种办法。',
  },
  'fix.router-refused': {
    title: '路由器没有开放端口',
    explanation: '路由器{{router}}答复：{{reason}}',
    action: '在路由器的管理页面里添加端口转发，或改用DNS验证，不需要开放任何端口。',
  },
  'fix.not-undoable': {
    title: '没有可以撤销的改动',
    explanation: '它已经撤销过，或者无法撤销。',
    action: '查看仍然有效的改动列表。',
  },
  internal: {
    title: '证书匠自己出了错',
    explanation: '发生了没有料到的事：{{message}}',
    action: '再试一次。如果又出现，请附上下面的依据报告给我们。',
  },
};
