/** What keeps a step after a renewal from being done, in Chinese. */
import type { InstallCode, ProblemTexts } from '../problem-text.ts';

export const installProblems: ProblemTexts<InstallCode> = {
  'install.step-not-found': {
    title: '没有步骤{{id}}',
    explanation: '它可能已被移除。',
    action: '请查看步骤列表。',
  },
  'install.kind-unknown': {
    title: '没有“{{id}}”这种步骤',
    explanation: '可用的有：{{known}}。',
    action: '请选择其中一种。',
  },
  'install.order-incomplete': {
    title: '顺序里没有把每个步骤各写一次',
    explanation: '缺少或重复的：{{missing}}。',
    action: '请按执行的先后写出这张证书的全部步骤。',
  },
  'install.nothing-issued': {
    title: '{{name}}还没有证书',
    explanation: '证书一签发，步骤就会执行。',
    action: '请先申请证书。',
  },
  'install.no-key': {
    title: '{{name}}的私钥不在这里',
    explanation: '它用别处生成的请求申请，而这个目标离不开私钥。',
    action: '请在私钥所在的地方安装，或申请一张私钥由这里生成的证书。',
  },
  'install.busy': {
    title: '{{name}}正在安装',
    explanation: '进程{{pid}}正在处理。',
    action: '等它结束后再看结果。',
  },
  'install.timeout': {
    title: '这一步用时太长',
    explanation: '{{seconds}}秒后已中断，做过的改动已撤销。',
    action: '请放宽时间限制，或查明它在等什么。稍后会自动重试。',
  },
  'install.unwritable': {
    title: '无法写入{{path}}',
    explanation: '系统的原话：{{reason}}。旧文件没有变动。',
    action: '请建好文件夹，或让运行证书匠的账户有权写入。',
  },
  'install.command-failed': {
    title: '{{program}}失败',
    explanation: '它的结果是：{{detail}}',
    action: '请自己运行一次看看详情，再重新执行这一步。证书不受影响。',
  },
  'install.unreachable': {
    title: '{{host}}没有应答',
    explanation: '连接失败：{{detail}}',
    action: '请检查地址和端口，以及主机是否开着。稍后会自动重试。',
  },
  'install.tls-untrusted': {
    title: '{{host}}的证书不受信任',
    explanation: '因此什么也没有发送：{{detail}}',
    action: '请使用它证书里的名称，或填写签发它的根证书。',
  },
  'install.no-encryption': {
    title: '{{host}}不支持加密',
    explanation: '私钥绝不以明文发送，因此什么也没有发送：{{detail}}',
    action: '请在服务器上启用TLS，或改用别的方式，例如SSH。',
  },
  'install.wrong-credentials': {
    title: '{{host}}不接受登录',
    explanation: '对方的原话：{{detail}}',
    action: '请重新填写用户名和密码或密钥。在此之前不会再试，以免账户被锁。',
  },
  'install.no-permission': {
    title: '这个账户在{{host}}没有权限',
    explanation: '对方的原话：{{detail}}',
    action: '请给它权限或换一个账户，然后重新执行这一步。',
  },
  'install.host-key-changed': {
    title: '{{host}}不是原来那台主机',
    explanation: '它的指纹是{{found}}，原来是{{expected}}。可能重装过，也可能有人在中间冒充。',
    action: '请向管理员核实。确认新指纹无误后，再清空这一步的指纹。',
  },
  'install.refused': {
    title: '{{host}}拒绝了请求',
    explanation: '对方的原话：{{detail}}',
    action: '请改正这一步，然后测试。',
  },
  'install.not-as-sent': {
    title: '{{path}}和发送的不一样',
    explanation: '从{{host}}读回后发现不一致，已撤销。',
    action: '请检查那边的磁盘是否已满，或有别的程序在写这个文件。稍后会自动重试。',
  },
  'install.target-missing': {
    title: '找不到{{target}}',
    explanation: '{{host}}上没有它。',
    action: '请改正这一步里的名称，或先建好它。',
  },
};
