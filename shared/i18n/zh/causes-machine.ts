/** What people are told of causes: schedules, keychains and notifications. */
import type { CauseText } from '../../domain/causes.ts';
import type { machineCauses } from '../../domain/causes-machine.ts';

export const machineCauseTexts = {
  'scheduler-wrong-account': {
    title: '计划任务的运行账户不对',
    explanation: '任务使用的账户或权限与手动运行时不同，读不到文件、密钥或端口。',
    fixes: ['把任务改为配置所属用户并勾选最高权限，更新密码。'],
  },
  'scheduler-user-not-logged-in': {
    title: '任务只在用户登录时运行',
    explanation: '重启后无人登录，任务一直等待。',
    fixes: ['改为“不管用户是否登录都要运行”，或安装后台服务。'],
  },
  'scheduler-task-broken': {
    title: '计划任务缺失或写错',
    explanation: '任务没有创建、路径已失效或时间格式错误。',
    fixes: ['在程序里重新创建任务。'],
  },
  'scheduler-missed-while-asleep': {
    title: '电脑睡眠错过了续期',
    explanation: '凌晨的任务在睡眠的电脑上不会执行，很多调度器也不会补跑。',
    fixes: ['开启错过后补跑，提前续期，并允许用电池时运行。'],
  },
  'scheduler-environment-differs': {
    title: '手动正常、定时任务失败',
    explanation: '定时任务的PATH很短，也没有你的环境变量和网络驱动器。',
    fixes: ['使用完整路径，并在任务里设置所需变量。'],
  },
  'concurrent-run-lock': {
    title: '已有任务在运行或残留锁文件',
    explanation: '不允许同时运行两个实例，崩溃后锁可能残留。',
    fixes: ['等待另一任务结束；如果它的进程已不存在，就删除锁文件。'],
  },
  'server-not-reloaded': {
    title: '证书已更新，服务仍在用旧证书',
    explanation: '服务只在启动时读取证书，不重载就一直用旧的。',
    fixes: ['续期后执行重载命令，并核对线上证书序列号。'],
  },
  'keychain-service-missing': {
    title: '系统没有密钥环服务',
    explanation: '未安装或未运行GNOME Keyring / KWallet（Secret Service）。',
    fixes: ['安装gnome-keyring（或启用KWallet的Secret Service）后重新登录，或改用主密码保护。'],
  },
  'keychain-no-session-bus': {
    title: '没有桌面会话，无法使用密钥环（服务器或SSH）',
    explanation: '密钥环要在桌面会话里才能使用。',
    fixes: ['改用主密码或密钥文件。'],
  },
  'keychain-backend-not-detected': {
    title: '系统加密不可用',
    explanation: '未识别桌面环境，找不到密钥环，机密可能接近明文保存。',
    fixes: ['以 --password-store=gnome-libsecret（或kwallet6）启动，或使用主密码。'],
  },
  'keychain-denied-or-locked': {
    title: '钥匙串被锁定或拒绝访问',
    explanation: '点了“拒绝”、钥匙串已锁定，或其密码与登录密码不同步。',
    fixes: ['解锁“登录”钥匙串并选择“始终允许”，同步密码后重新登录。'],
  },
  'keychain-app-signature-changed': {
    title: 'macOS把程序当成了另一个程序',
    explanation: '钥匙串条目与程序签名绑定，未签名或换签名的版本会被反复询问。',
    fixes: ['安装正式签名版，删除旧的 “Safe Storage” 条目并重新填写机密信息。'],
  },
  'keychain-data-other-user-or-machine': {
    title: '机密信息由其他用户或电脑保存',
    explanation: '系统加密绑定到某台电脑的某个用户，拷贝配置或换账户运行都无法解密。',
    fixes: ['重新填写机密信息，或用程序的带密码导出来迁移，并用同一用户运行任务。'],
  },
  'notify-smtp-failed': {
    title: '邮件通知发送失败',
    explanation: '证书没有问题，只是邮件没发出：登录、端口或发件人被拒绝。',
    fixes: ['检查端口与加密方式，使用授权码，发件人与登录账户一致。'],
  },
  'notify-webhook-rejected': {
    title: '机器人通知被拒绝',
    explanation: '机器人的安全设置（加签、关键词、IP）与消息不符，但仍返回HTTP 200。',
    fixes: ['填写加签密钥、在消息中加入关键词，或把本机IP加入白名单；具体是哪一项看返回的错误码。'],
  },
} as const satisfies Readonly<Record<keyof typeof machineCauses, CauseText>>;
