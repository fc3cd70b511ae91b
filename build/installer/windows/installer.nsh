# Pages and steps of our own, included by the builder's script for the installer and for the uninstaller.
# 1033 is English, 2052 Chinese as in China.
!include nsDialogs.nsh
!include LogicLib.nsh

!ifndef BUILD_UNINSTALLER
  LangString setUpTitle 1033 "How Certwright starts"
  LangString setUpTitle 2052 "Certwright 何时启动"
  LangString setUpSubtitle 1033 "Both can be changed later in the settings."
  LangString setUpSubtitle 2052 "以后可以在设置中更改。"
  LangString setUpSchedule 1033 "Check renewals by the &schedule of Windows"
  LangString setUpSchedule 2052 "由 Windows 计划任务定时检查续期(&S)"
  LangString setUpScheduleMeans 1033 "Task Scheduler wakes Certwright every six hours, without a window, so that certificates are renewed in time even if you never open it."
  LangString setUpScheduleMeans 2052 "计划任务每六小时在后台唤醒一次 Certwright，不显示窗口。即使您从不打开它，证书也会按时续期。"
  LangString setUpSignIn 1033 "Start when I sign &in"
  LangString setUpSignIn 2052 "登录 Windows 时启动(&I)"
  LangString setUpSignInMeans 1033 "Certwright waits in the notification area and tells you when something needs you."
  LangString setUpSignInMeans 2052 "Certwright 停留在通知区域，需要您处理时会提醒您。"

  Var setUpScheduleBox
  Var setUpSignInBox
  Var setUpChoice

  !macro customPageAfterChangeDir
    Page custom setUpPage setUpPageLeave

    Function setUpPage
      ${If} ${isUpdated}
        Abort
      ${EndIf}
      !insertmacro MUI_HEADER_TEXT "$(setUpTitle)" "$(setUpSubtitle)"
      nsDialogs::Create 1018
      Pop $0
      ${If} $0 == error
        Abort
      ${EndIf}
      ${NSD_CreateCheckbox} 0 4u 100% 12u "$(setUpSchedule)"
      Pop $setUpScheduleBox
      ${NSD_Check} $setUpScheduleBox
      ${NSD_CreateLabel} 12u 18u 280u 24u "$(setUpScheduleMeans)"
      Pop $0
      ${NSD_CreateCheckbox} 0 54u 100% 12u "$(setUpSignIn)"
      Pop $setUpSignInBox
      ${NSD_CreateLabel} 12u 68u 280u 24u "$(setUpSignInMeans)"
      Pop $0
      nsDialogs::Show
    FunctionEnd

    Function setUpPageLeave
      StrCpy $setUpChoice "nothing"
      ${NSD_GetState} $setUpScheduleBox $0
      ${If} $0 == ${BST_CHECKED}
        StrCpy $setUpChoice "schedule"
      ${EndIf}
      ${NSD_GetState} $setUpSignInBox $0
      ${If} $0 == ${BST_CHECKED}
        StrCpy $setUpChoice "$setUpChoice,sign-in"
      ${EndIf}
    FunctionEnd
  !macroend

  # Only what was chosen on the page: an unattended or updating installation changes nothing. As the person who
  # installs, since an installation for everybody runs as an administrator.
  !macro customInstall
    ${If} $setUpChoice != ""
      ${StdUtils.ExecShellAsUser} $0 "$appExe" "open" "--set-up $setUpChoice"
    ${EndIf}
  !macroend
!else
  LangString dataTitle 1033 "Certificates and settings"
  LangString dataTitle 2052 "证书和设置"
  LangString dataSubtitle 1033 "They stay on this computer unless you decide otherwise."
  LangString dataSubtitle 2052 "除非您另行选择，它们会保留在本机。"
  LangString dataRemove 1033 "&Also remove certificates, private keys, accounts and settings"
  LangString dataRemove 2052 "同时删除证书、私钥、账户和设置(&A)"
  LangString dataRemoveMeans 1033 "This cannot be undone. Servers that read their certificates from Certwright's folder would no longer find them. The scheduled check of renewals and the start at sign-in are removed in any case."
  LangString dataRemoveMeans 2052 "此操作无法撤销。从 Certwright 文件夹读取证书的服务器将找不到证书。无论是否勾选，定时续期检查和登录启动都会移除。"

  Var dataBox
  Var dataChoice

  !macro customUnWelcomePage
    !insertmacro MUI_UNPAGE_WELCOME
    UninstPage custom un.dataPage un.dataPageLeave

    Function un.dataPage
      !insertmacro MUI_HEADER_TEXT "$(dataTitle)" "$(dataSubtitle)"
      nsDialogs::Create 1018
      Pop $0
      ${If} $0 == error
        Abort
      ${EndIf}
      ${NSD_CreateCheckbox} 0 4u 100% 12u "$(dataRemove)"
      Pop $dataBox
      ${NSD_CreateLabel} 12u 20u 280u 40u "$(dataRemoveMeans)"
      Pop $0
      nsDialogs::Show
    FunctionEnd

    Function un.dataPageLeave
      ${NSD_GetState} $dataBox $dataChoice
    FunctionEnd
  !macroend

  # An update runs the uninstaller of the version before, and must leave everything.
  !macro customUnInstall
    ${IfNot} ${isUpdated}
      ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --set-up nothing' $0
      ${If} $dataChoice == ${BST_CHECKED}
        SetShellVarContext current
        RMDir /r "$APPDATA\Certwright"
        ${If} $installMode == "all"
          SetShellVarContext all
        ${EndIf}
      ${EndIf}
    ${EndIf}
  !macroend
!endif
