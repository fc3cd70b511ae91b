/** By the English text that stands with the facts. */
export const manualWords = {
  'I add the record myself': '我自己添加记录',
  'For any DNS service: the app shows the record, you add it, the app sees when it is there.':
    '适用于任何DNS服务：程序显示要添加的记录，你手动添加，程序自动发现它已生效。',
  'Sign in where the domain’s DNS is managed and open its list of records.': '登录管理该域名DNS的网站，打开记录列表。',
  'Add each TXT record that is shown while the certificate is being obtained. Keep records of the same name side by side.':
    '在申请过程中，逐条添加显示的TXT记录；名称相同的记录要并存，不要互相覆盖。',
  'Leave the page open: the name servers are watched and the rest happens by itself. Afterwards the records can be deleted.':
    '保持页面打开即可：程序会持续查看域名服务器，其余步骤自动完成。之后可以删除这些记录。',
} as const;
