/** By the English text that stands with the facts. */
export const scriptWords = {
  'Own program': '自己的程序',
  'For any DNS service that you can reach from a program of your own: it is started for each record.':
    '适用于任何能用自己的程序操作的DNS服务：每条记录都会启动一次该程序。',
  Program: '程序',
  'The whole path of the file, without arguments. It runs with your rights and without a shell.':
    '文件的完整路径，不带参数。程序以你的权限运行，不经过shell。',
  'Longest run in seconds': '最长运行时间（秒）',
  'After that it is ended. 60 unless told otherwise.': '超过此时间将被终止，默认60秒。',
  'Whoever can change the file can act in your name: let nobody but you write to it, and keep keys out of it.':
    '能修改该文件的人就能以你的身份行事：请只允许自己写入，也不要把密钥写在里面。',
  'Write a program whose first argument is “present” (add the TXT value beside others), “cleanup” (remove this value alone) or “prove” (check the key, change nothing).':
    '编写一个程序，第一个参数为present（添加TXT值，保留其他值）、cleanup（只删除该值）或prove（只检查密钥，不做修改）。',
  'It finds the record in the environment: CERTWRIGHT_FQDN, CERTWRIGHT_ZONE, CERTWRIGHT_NAME (inside the zone), CERTWRIGHT_VALUE, CERTWRIGHT_TTL, and CERTWRIGHT_ACTION. Of your own environment only PATH, HOME and LANG are passed on.':
    '记录内容在环境变量中：CERTWRIGHT_FQDN、CERTWRIGHT_ZONE、CERTWRIGHT_NAME（区域内名称）、CERTWRIGHT_VALUE、CERTWRIGHT_TTL和CERTWRIGHT_ACTION。你自己的环境变量只传入PATH、HOME和LANG。',
  'End with 0 when it is done. 64 for “prove” says that there is nothing to check. Anything else is a failure, and the last line on standard error is shown as the reason.':
    '成功时以0退出；prove返回64表示无需检查；其他退出码视为失败，标准错误的最后一行会显示为原因。',
  'Make the file executable and enter its path here.': '把文件设为可执行，然后在这里填写路径。',
} as const;
