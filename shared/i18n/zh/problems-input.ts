/** 填写的内容，以及要找却不存在的东西。 */
import type { InputCode, ProblemTexts } from '../problem-text.ts';

export const inputProblems: ProblemTexts<InputCode> = {
  'input.invalid': {
    title: '有些内容填得不对',
    explanation: '以下部分无法识别：{{issues}}。',
    action: '改正后再试一次。',
  },
  'input.usage': {
    title: '看不懂这条命令',
    explanation: '{{message}}',
    action: '在命令后加上--help，可以看到用法。',
  },
  'input.file-unreadable': {
    title: '文件读不出来',
    explanation: '打不开{{path}}：{{reason}}。',
    action: '请确认文件存在，并且当前账户有权读取。',
  },
  'names.none': {
    title: '还没有可以写进证书的域名',
    explanation: '一张证书至少要有一个能够签发的域名或地址。',
    action: '请输入域名，例如nas.example.org。',
  },
  'names.refused': {
    title: '有些域名无法签发',
    explanation: '颁发机构会拒绝：{{names}}。订单没有提交。',
    action: '请修改或去掉这些域名。',
  },
  'names.too-many': {
    title: '域名太多了',
    explanation: '这次共{{count}}个域名，而这家颁发机构一张证书最多签{{limit}}个。',
    action: '请分成几张证书，或者改用通配符。',
  },
  'credential.invalid': {
    title: '有几项没有填对',
    explanation: '以下字段缺失或格式不对：{{fields}}。',
    action: '请按表单旁边的说明填写。',
  },
  'credential.in-use': {
    title: '凭据“{{label}}”还有证书需要',
    explanation: '没有它，这些证书无法续期：{{certificates}}。',
    action: '请先为它们换用别的凭据，或者加 --force直接删除。',
  },
  'credential.not-found': {
    title: '找不到保存过的凭据',
    explanation: '选定之后它被删除了，所以无法写入记录。',
    action: '请重新填写，或者换用另一份凭据。',
  },
  'provider.unknown': {
    title: '不认识这家DNS服务商',
    explanation: '没有名为“{{id}}”的服务商。',
    action: '请从这些当中选择：{{known}}。',
  },
  'root.invalid': {
    title: '这份根证书不能用',
    explanation: '{{path}}里不是PEM格式的证书：{{reason}}。',
    action: '请选择颁发机构的根证书（PEM文件）。',
  },
  'root.unfit': {
    title: '不能作为颁发机构信任',
    explanation: '没有做任何更改：{{reason}}。',
    action: '请粘贴颁发机构的根证书，PEM格式。',
  },
  'root.not-found': {
    title: '列表里没有这个颁发机构',
    explanation: '已信任的颁发机构里没有指纹为{{id}}的，它可能已经移除了。',
    action: '请重新查看列表。',
  },
  'run.locked': {
    title: '另一个证书匠正在处理{{name}}',
    explanation: '进程{{pid}}已经接手。两边同时进行会互相干扰。',
    action: '等它结束后再试。',
  },
  'run.not-yet': {
    title: '现在重新申请{{name}}还太早',
    explanation: '原因：{{reason}}。提前再试只会等得更久。',
    action: '{{until}}之后可以再试，在那之前请先排除原因。',
  },
  'run.not-due': {
    title: '{{name}}现在不需要续期',
    explanation: '另一个证书匠刚刚续期过，或颁发机构的限额暂时用完。',
    action: '不用处理：续期计划里有它下一次的时间。',
  },
  'run.renewing': {
    title: '另一个证书匠正在续期',
    explanation: '进程{{pid}}正在处理续期。两边同时进行可能重复下单。',
    action: '不用处理：到期的证书会在那边续好。',
  },
  'run.not-found': {
    title: '这里没有这次运行',
    explanation: '当前配置里没有编号为{{id}}的运行记录。',
    action: '请打开证书，查看它最近一次运行。',
  },
  'run.not-retryable': {
    title: '这次运行无法继续',
    explanation: '它的订单已经彻底结束，没有可以接着做的步骤。',
    action: '请用同样的域名重新下单。',
  },
  'run.cancelled': {
    title: '订单已取消',
    explanation: '没有签发证书，证书匠写入的记录也已删除。',
    action: '需要时重新下单即可。',
  },
  'certificate.not-found': {
    title: '没有名为{{name}}的证书',
    explanation: '当前配置里有：{{known}}。',
    action: '请核对名称，以及正在使用的配置文件夹。',
  },
  'practice.not-arranged': {
    title: '没能布置好这个情景',
    explanation: '有东西挡住了：{{detail}}。练习环境已恢复原样。',
    action: '请重新选择这个情景。',
  },
  'practice.only': {
    title: '这一项只能在练习模式使用',
    explanation: '“{{what}}”属于应用自带的颁发机构，签不出真正的证书。',
    action: '请换成真实的颁发机构和服务商，或者回到练习模式。',
  },
};
