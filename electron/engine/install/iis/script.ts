/**
 * What PowerShell 5.1, which every Windows has, is given to run. It is the same text every time: everything that differs
 * comes as JSON on standard input, so no name can become a command and no secret stands in the list of processes.
 * Cmdlets: https://learn.microsoft.com/powershell/module/webadministration; classes: X509Store of .NET 4.
 */
export const iisScript = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Console]::InputEncoding = [Text.Encoding]::UTF8
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$given = [Console]::In.ReadToEnd() | ConvertFrom-Json
$answer = @{ ok = $false; thumbprint = ''; before = ''; beforeStore = ''; missing = ''; had = $false; denied = $false; message = '' }

function Open-Store([string] $name) {
  $store = New-Object System.Security.Cryptography.X509Certificates.X509Store($name, 'LocalMachine')
  $store.Open('ReadWrite')
  return $store
}

function Find-Binding() {
  Import-Module WebAdministration
  if (-not (Get-Website | Where-Object { $_.Name -eq $given.site })) {
    $answer.missing = $given.site
    throw "no site $($given.site)"
  }
  return Get-WebBinding -Name $given.site -Protocol 'https' |
    Where-Object { $_.bindingInformation.EndsWith(":$($given.port):$($given.hostName)") } |
    Select-Object -First 1
}

function Set-Certificate([string] $thumbprint, [string] $store) {
  $binding = Find-Binding
  if ($null -eq $binding) {
    $flags = if ($given.hostName -eq '') { 0 } else { 1 }
    New-WebBinding -Name $given.site -Protocol 'https' -Port $given.port -HostHeader $given.hostName -SslFlags $flags
    $binding = Find-Binding
  } elseif ($binding.certificateHash) {
    $answer.before = $binding.certificateHash
    $answer.beforeStore = $binding.certificateStoreName
  }
  $binding.AddSslCertificate($thumbprint, $store)
}

function Import-Given() {
  $flags = [System.Security.Cryptography.X509Certificates.X509KeyStorageFlags]'MachineKeySet, PersistKeySet'
  if ($given.exportable) {
    $flags = $flags -bor [System.Security.Cryptography.X509Certificates.X509KeyStorageFlags]::Exportable
  }
  $all = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2Collection
  $all.Import([Convert]::FromBase64String($given.pfx), $given.password, $flags)
  $own = Open-Store $given.store
  $above = Open-Store 'CA'
  try {
    foreach ($one in $all) {
      if ($one.HasPrivateKey) {
        $answer.thumbprint = $one.Thumbprint
        $answer.had = $own.Certificates.Find('FindByThumbprint', $one.Thumbprint, $false).Count -gt 0
        $own.Add($one)
      } elseif ($one.Subject -ne $one.Issuer) {
        $above.Add($one)
      }
    }
  } finally {
    $own.Close()
    $above.Close()
  }
}

function Remove-Certificate([string] $thumbprint, [string] $name) {
  $store = Open-Store $name
  try {
    foreach ($one in $store.Certificates.Find('FindByThumbprint', $thumbprint, $false)) { $store.Remove($one) }
  } finally {
    $store.Close()
  }
}

try {
  switch ($given.action) {
    'test' {
      (Open-Store $given.store).Close()
      if ($given.site -ne '') { Find-Binding | Out-Null }
    }
    'install' {
      Import-Given
      if ($given.site -ne '') { Set-Certificate $answer.thumbprint $given.store }
      if ($given.removeOld -and $answer.before -ne '' -and $answer.before -ne $answer.thumbprint) {
        Remove-Certificate $answer.before $answer.beforeStore
      }
    }
    'undo' {
      if ($given.site -ne '' -and $given.before -ne '') { Set-Certificate $given.before $given.beforeStore }
      if (-not $given.had -and $given.thumbprint -ne $given.before) { Remove-Certificate $given.thumbprint $given.store }
    }
  }
  $answer.ok = $true
} catch {
  $kind = $_.Exception.GetBaseException()
  $answer.denied = ($kind -is [UnauthorizedAccessException]) -or ($kind.HResult -eq -2147024891)
  $answer.message = $kind.Message
}
$answer | ConvertTo-Json -Compress
`;
