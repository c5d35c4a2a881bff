; Asks whether the desk starts together with Windows, in the language of the installer.
LangString StartWithWindows 2052 "开机时自动启动前台？"
LangString StartWithWindows 1033 "Start the front desk together with Windows?"

!macro customInstall
  ${IfNot} ${Silent}
    MessageBox MB_YESNO|MB_ICONQUESTION "$(StartWithWindows)" IDNO noAutoStart
      WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Qiantai" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    noAutoStart:
  ${EndIf}
!macroend

!macro customUnInstall
  DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Qiantai"
!macroend
