/** By the English text that stands with the facts. */
export const dreamhostWords = {
  DreamHost: 'DreamHost',
  'Domains hosted at DreamHost, with an API key.': '托管在DreamHost的域名，使用API密钥。',
  'API key': 'API密钥',
  '16 letters and digits from the panel.': '面板中生成的16位字母和数字。',
  'A key with dns-list_records, dns-add_record and dns-remove_record alone.':
    '密钥只勾选dns-list_records、dns-add_record和dns-remove_record。',
  'Open the API page of panel.dreamhost.com.': '打开panel.dreamhost.com的API页面。',
  'Check dns-list_records, dns-add_record and dns-remove_record, and choose “Generate a new API Key now!”.':
    '勾选dns-list_records、dns-add_record、dns-remove_record，点击“Generate a new API Key now!”。',
  'Paste the key here.': '把密钥粘贴到这里。',
} as const;
