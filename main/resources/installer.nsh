!macro customInstall
  FileOpen $0 "$INSTDIR\resources\installed-by" w
  FileWrite $0 "nsis"
  FileClose $0
!macroend
